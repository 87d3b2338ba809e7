"""Dates in digits are read as the report's other dates show them to be meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.foreign import draft_of, to_mend, told

SETTLED = [
    ("- 05/03/2021 10:00 UTC a\n- 13/03/2021 11:00 UTC b\n", "2021-03-05T10:00:00Z", "day first"),
    ("- 05/03/2021 10:00 UTC a\n- 05/13/2021 11:00 UTC b\n", "2021-05-03T10:00:00Z", "month first"),
    ("- 05-03-2021 10:00 UTC a\n\nIt broke on 5 March 2021.\n", "2021-03-05T10:00:00Z",
     "day first"),
    ("- 05/03/21 10:00 UTC a\n\nIt broke on May 3rd, 2021.\n", "2021-05-03T10:00:00Z",
     "month first"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "stamp", "order"), SETTLED)
def test_another_date_says_the_order(lines, stamp, order):
    draft = draft_of(f"# D\n## Timeline\n{lines}")
    assert told(draft)[0] == f"3 {stamp} a"
    assert any(f"were read {order}" in each for each in to_mend(draft))


UNCLEAR = [
    "- 05/03/2021 10:00 UTC a\n",
    "- 05/03/2021 10:00 UTC a\n- 13/03/2021 b\n- 03/13/2021 c\n",
    "- 05/03/2021 10:00 UTC a\n\nIt broke on 7 June 2021.\n",
]


@pytest.mark.parametrize("lines", UNCLEAR)
def test_without_such_a_date_or_with_two_it_stays_as_written(lines):
    draft = draft_of(f"# D\n## Timeline\n{lines}")
    assert told(draft)[0] == "3 «05/03/2021 10:00 UTC» a"
    assert not any("were read" in each for each in to_mend(draft))


def test_an_approximate_time_stays_one():
    draft = draft_of("# D\n## Timeline\n- ~05/03/2021 10:00 UTC a\n- 13/03/2021 b\n")
    assert told(draft)[0] == "3 «~05/03/2021 10:00 UTC» a"


def test_the_title_is_read_so_too():
    draft = draft_of("# 05-03-2021 - Down\n## Timeline\n- 13-03-2021 10:00 UTC a\n")
    assert draft.day == date(2021, 3, 5)
