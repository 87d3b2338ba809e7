"""Dates in two numbers are read by the day of the incident, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.importing.times import read_time
from postmortem_kb.importing.yearless import find_yearless
from tests.helpers.foreign import draft_of, to_mend, told

AROUND = [
    ("3/11 10:32", date(2026, 11, 4), date(2026, 11, 3)),
    ("3/11 10:32", date(2026, 3, 10), date(2026, 3, 11)),
    ("12/30 10:32", date(2026, 1, 2), date(2025, 12, 30)),
    ("4/4 10:32", date(2026, 4, 4), date(2026, 4, 4)),
    ("3/11, 10:32 PM", date(2026, 11, 4), date(2026, 11, 3)),
    ("3/11 10:32", date(2026, 6, 1), None),
    ("31/4 10:32", date(2026, 5, 1), None),
]


@pytest.mark.parametrize(("text", "day", "meant"), AROUND)
def test_the_day_close_to_the_incident(text, day, meant):
    written = read_time(text, frozenset())
    reading = find_yearless([written], day)
    read = reading.read(written) if reading else written
    assert (read.day.date if read.day else None) == meant


def test_texts_that_would_have_both_orders_say_nothing():
    times = [read_time(text, frozenset()) for text in ("3/11 10:32", "11/4 10:33")]
    assert find_yearless(times, date(2026, 11, 3)) is None


REPORT = """
# {}
## Timeline (UTC)
- 3/11 10:32 rolled back
- about 3/11 10:35 it falls
- 24/12 09:00 written down
- 09:30 all of us
"""


def test_a_reports_own_day_says_what_they_mean():
    draft = draft_of(REPORT.format("2026-11-03 Down"))
    assert told(draft) == [
        "3 2026-11-03T10:32:00Z rolled back",
        "4 «about 3/11 10:35» it falls",
        "5 «24/12 09:00» written down",
        "6 «09:30» all of us",
    ]
    assert to_mend(draft) == [
        "3 dates without a year were read day first, as those closest to 2026-11-03",
        "5 the day is not said, or the year: such times stay as they are written",
    ]


def test_without_a_day_they_stay_as_written():
    draft = draft_of(REPORT.format("Down"))
    assert not [entry for entry in draft.entries if entry.stamp]
    message = "dates in two numbers, and no day near them is said: they stay as written"
    assert f"3 {message}" in to_mend(draft)
