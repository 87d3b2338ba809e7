"""The timeline is in the order of time."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

CASES = [
    pytest.param(
        {
            "timeline": (
                "- 2026-11-03T14:20:00Z note: b",
                "- 2026-11-03T14:10:00Z note: a",
                "- 2026-11-03T14:15:00Z note: c",
            )
        },
        {},
        ["incident.md:23:3 error this entry is earlier than the one above it, in line 22"],
        id="one too early",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:20:00Z note: a", "- 2026-11-03T15:20:00+01:00 note: b")},
        {},
        [],
        id="the same time, and another zone",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:20:00Z note: a", "- 2026-11-03: b")},
        {},
        [],
        id="a bare date on the day of a time",
    ),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("timeline-sorted", sound(**changes), **given) == found
