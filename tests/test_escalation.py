"""Pages held against the chain, one by one."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.escalation import read_pages
from tests.helpers.records import policy_of, sound

NOW = datetime(2026, 11, 3, 14, 30, tzinfo=UTC)
CHAIN = "{chain: [{pages: on-call, minutes: 5}, {pages: next, minutes: 5}, {pages: manager}]}"


def pages(*lines, policy=f"escalation: {CHAIN}", **facts):
    incident = sound(incident=facts, timeline=tuple(f"- 2026-11-03T{line}" for line in lines))
    return list(read_pages(incident, policy_of(policy), NOW))


def test_each_page_is_the_next_link_until_somebody_answers():
    found = pages(
        "14:00:00Z paged: x",
        "14:05:00Z paged: x",
        "14:09:00Z acknowledged: x",
        "14:20:00Z paged: x",
    )
    assert [(p.waited, p.following, p.broken) for p in found] == [
        (300, "next", False),
        (240, "manager", False),
        (7200, "next", True),
    ]


def test_what_ends_a_page_without_an_answer():
    (page,) = pages("14:00:00Z paged: x", mitigated_at="2026-11-03T14:03:00Z")
    assert (page.waited, page.over) == (180, True)
    (page,) = pages("14:00:00Z paged: x", resolved_at=None, status="open")
    assert (page.waited, page.over, page.broken) == (1800, False, True)


def test_a_minute_of_grace():
    assert not pages("14:00:00Z paged: x", "14:06:00Z acknowledged: x")[0].broken
    assert pages("14:00:00Z paged: x", "14:06:01Z acknowledged: x")[0].broken


def test_a_chain_of_some_severities_alone():
    chain = CHAIN.replace("{chain", "{severities: [SEV-1], chain")
    assert pages("14:00:00Z paged: x", policy=f"escalation: {chain}") == []
