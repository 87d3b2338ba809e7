"""What is repeated while an incident is open: how long nobody heard anything, and what is due."""

from __future__ import annotations

from postmortem_kb.cadences import read_cadences
from postmortem_kb.moment import parse_moment
from tests.helpers.written import write_incident, write_policy

ZEPHYR = write_policy("extends: zephyr\nzone: Europe/Berlin\n")
OPEN = "severity: SEV-2\nstatus: open\ndeclared_at: 2026-11-03T10:00:00Z\n"
TIMELINE = (
    "## Timeline\n"
    "- 2026-11-03T10:15:00Z update @ada to=channel: looking\n"
    "- 2026-11-03T10:20:00Z update @ada to=status-page: looking\n"
    "- 2026-11-03T10:30:01Z update @ada to=channel: still looking\n"
)


def at(text):
    return parse_moment(text).at


def rhythm(facts, now):
    incident = write_incident(facts, body=TIMELINE)
    return read_cadences(incident, ZEPHYR, at(now))[0]


def test_a_silence_is_longer_than_allowed():
    kept = rhythm(OPEN, "2026-11-03T10:40:00Z")
    assert [silence.seconds for silence in kept.silences] == [901]
    assert kept.next_due == at("2026-11-03T10:45:01Z")


def test_the_silence_until_now_counts():
    kept = rhythm(OPEN, "2026-11-03T11:00:01Z")
    assert [silence.seconds for silence in kept.silences] == [901, 1800]


def test_it_ends_with_the_incident():
    over = OPEN.replace("open", "resolved") + "resolved_at: 2026-11-03T10:35:00Z\n"
    kept = rhythm(over, "2026-11-20T10:00:00Z")
    assert [silence.seconds for silence in kept.silences] == [901]
    assert kept.next_due is None


def test_before_the_declaration_there_is_none():
    incident = write_incident(OPEN)
    assert read_cadences(incident, ZEPHYR, at("2026-11-03T09:59:59Z")) == ()
