"""Pages that were answered, and chains that broke."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.figures.escalations import Escalations, read_escalations
from tests.helpers.records import policy_of, sound

NOW = datetime(2026, 11, 21, tzinfo=UTC)
CHAIN = "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: manager}]}"


def paged(*times):
    lines = (f"- 2026-11-03T14:{minute:02}:00Z {kind}: x" for minute, kind in times)
    return sound(timeline=tuple(lines))


def read(*incidents, policy=CHAIN):
    return read_escalations(incidents, policy_of(policy), NOW)


def test_pages_by_how_they_ended():
    found = read(
        paged((4, "paged"), (7, "acknowledged")),
        paged((4, "paged"), (30, "acknowledged"), (40, "paged"), (45, "paged")),
        paged((4, "observation")),
    )
    assert found == Escalations(pages=3, incidents=2, broken=1, longest=26 * 60)


def test_the_last_of_the_chain_may_take_its_time():
    found = read(paged((4, "paged"), (8, "paged"), (59, "acknowledged")))
    assert (found.pages, found.broken) == (1, 0)


def test_without_a_chain_there_is_nothing_to_break():
    assert read(paged((4, "paged")), policy="") == Escalations(0, 0, 0, 0)
