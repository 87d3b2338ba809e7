"""Medians and percentiles, reckoned by hand."""

from __future__ import annotations

import pytest

from postmortem_kb.figures.times import read_times_of, spread
from tests.helpers.counted import happened


@pytest.mark.parametrize(
    ("values", "median", "ninetieth"),
    [
        ([], None, None),
        ([7], 7, 7),
        ([3, 1], 2, 3),
        (range(1, 11), 5.5, 9),
        (range(1, 12), 6, 10),
        ([*range(1, 10), 1000], 5.5, 9),
    ],
)
def test_the_ninetieth_percentile_is_a_value_that_was_there(values, median, ninetieth):
    found = spread(values)
    assert (found.median, found.ninetieth) == (median, ninetieth)


def test_what_is_not_known_is_left_out_and_counted():
    found = read_times_of([happened(detect=5, resolve=60), happened(detect=10)])
    assert (found.count, found.detect.known, found.resolve.known) == (2, 2, 1)
    assert found.detect.median == 7.5 * 60
    assert found.resolve.ninetieth == 3600
