"""Times are read as people write them, and nothing is added to them."""

from __future__ import annotations

import pytest

from postmortem_kb.importing.times import Clock, read_time

ZONES = frozenset(["utc", "pst", "cet", "bst"])
# text, the clock as h:mm, zone, vague, until, what follows
READ = [
    ("10:15 rolled back", "10:15", "", False, False, "rolled back"),
    ("10:15:30 x", "10:15:30", "", False, False, "x"),
    ("10:15:30.250 UTC x", "10:15:30", "UTC", False, False, "x"),
    ("2:54 PM PST: merged", "14:54", "PST", False, False, "merged"),
    ("07:30am - First report", "7:30", "", False, False, "First report"),
    ("12:05 a.m. x", "0:05", "", False, False, "x"),
    ("12:00 pm x", "12:00", "", False, False, "x"),
    ("11pm x", "23:00", "", False, False, "x"),
    ("[09:19] @ada: looks", "9:19", "", False, False, "@ada: looks"),
    ("**10:20** **OUTAGE** begins", "10:20", "", False, False, "**OUTAGE** begins"),
    ("10:20 **OUTAGE** begins", "10:20", "", False, False, "**OUTAGE** begins"),
    ("`10:20` - x", "10:20", "", False, False, "x"),
    ("14.43 – restarted", "14:43", "", False, False, "restarted"),
    ("15h04 x", "15:04", "", False, False, "x"),
    ("09:15 Uhr Alarm", "9:15", "", False, False, "Alarm"),
    ("at 10:15 UTC, x", "10:15", "UTC", False, False, "x"),
    ("17:00-18:00 x", "17:00", "", False, True, "x"),
    ("8:20 - 8:24", "8:20", "", False, True, ""),
    ("12:26-12:??", "12:26", "", False, True, ""),
    ("~13:30-13:45", "13:30", "", True, True, ""),
    ("ca. 18:30 x", "18:30", "", True, False, "x"),
    ("22:52 (maybe earlier?)", "22:52", "", True, False, ""),
    ("10:45~", "10:45", "", True, False, ""),
    ("10:15 UTC+5:30 x", "10:15", "UTC+5:30", False, False, "x"),
    ("11:45 (US/Pacific) x", "11:45", "US/Pacific", False, False, "x"),
    ("14:02 CPU high", "14:02", "", False, False, "CPU high"),
]
UNSOUND = ["13:55 PM", "17:14pm", "25:10", "10:75 x", "0:15 pm"]
UNKNOWN = ["??:?? x", "HH:mm x", "--:-- x", "14:?? x", "2X:XX (not sure)", "[???] x"]
NO_TIMES = ["Version 1.24.0", "3 nodes", "404 errors", "1:1 meeting", "", "10.0.0.1 is down", "-"]


@pytest.mark.parametrize(("text", "clock", "zone", "vague", "until", "rest"), READ)
def test_a_time_of_day(text, clock, zone, vague, until, rest):
    found = read_time(text, ZONES, loose=True)
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    assert found is not None
    assert found.clock == Clock(hour, minute, second)
    assert (found.zone, found.vague, found.until) == (zone, vague, until)
    assert text[found.end :] == rest


@pytest.mark.parametrize("text", UNSOUND)
def test_a_time_that_no_clock_shows_is_said_to_be_none(text):
    found = read_time(text, ZONES)
    assert found is not None
    assert found.clock is not None
    assert not found.clock.sound


@pytest.mark.parametrize("text", UNKNOWN)
def test_digits_that_nobody_knows_are_a_time_that_is_not_known(text):
    found = read_time(text, ZONES)
    assert found is not None
    assert (found.clock, found.vague) == (None, True)


@pytest.mark.parametrize("text", NO_TIMES)
def test_other_numbers_are_no_times(text):
    assert read_time(text, ZONES) is None


def test_what_is_written_is_kept():
    found = read_time("[2018-07-08 ca. 18:30] launch success drops", ZONES)
    assert found is not None
    assert found.written == "2018-07-08 ca. 18:30"


def test_a_date_before_and_a_date_behind():
    for text in ("2025-01-14 1600", "3 March 2021, 10:00", "14:05 UTC on 3 March, alerts fired"):
        found = read_time(text, ZONES)
        assert found is not None
        assert found.day is not None
        assert found.clock is not None
