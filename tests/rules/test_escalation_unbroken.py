"""Pages are answered or passed on in the chain's minutes, with a minute of grace."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "escalation-unbroken"
POLICY = (
    "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: the next, minutes: 10},"
    " {pages: the manager}]}"
)
OPEN = {"status": "open", "resolved_at": None}


def paged(*entries, **facts):
    """A timeline of (minute after 14:00, kind)."""
    lines = (f"- 2026-11-03T{14 + m // 60}:{m % 60:02}:00Z {kind} @ada: x" for m, kind in entries)
    return sound(incident=facts, timeline=tuple(lines))


def found(*entries, **given):
    facts = given.pop("facts", {})
    return findings(RULE, paged(*entries, **facts), policy=POLICY, **given)


@pytest.mark.parametrize(
    "entries",
    [
        [(0, "paged"), (6, "acknowledged")],
        [(0, "paged"), (5, "paged"), (16, "acknowledged")],
        [(0, "paged"), (5, "paged"), (15, "paged"), (140, "acknowledged")],
        [(0, "paged"), (0, "paged"), (0, "paged"), (9, "acknowledged")],
        [(0, "paged"), (1, "acknowledged"), (30, "paged"), (35, "acknowledged")],
        [],
    ],
)
def test_the_chain_held(entries):
    assert found(*entries) == []


def test_the_first_link_broke():
    (problem,) = problems(RULE, paged((0, "paged"), (7, "acknowledged")), policy=POLICY)
    assert (problem.line, problem.level) == (22, "warning")
    assert problem.message == "nobody answered this page for 7 minutes; 5 are allowed"
    assert problem.hint.startswith("after that the next is paged")


def test_the_second_link_has_its_own_minutes():
    (only,) = found((0, "paged"), (5, "paged"), (17, "acknowledged"))
    said = "nobody answered this page for 12 minutes; 10 are allowed"
    assert only == f"incident.md:23:3 warning {said}"


def test_an_answer_begins_the_chain_anew():
    entries = [(0, "paged"), (1, "acknowledged"), (30, "paged"), (37, "acknowledged")]
    (only,) = found(*entries)
    assert only.startswith("incident.md:24:3 warning ")


def test_the_stamp_is_an_answer_too():
    assert found((0, "paged"), facts={"acknowledged_at": "2026-11-03T14:04:00Z"}) == []


def test_a_page_that_nobody_ever_answered():
    (only,) = found((0, "paged"))
    assert only.endswith("warning nobody answered this page for 140 minutes; 5 are allowed")


def test_while_it_is_open_only_time_tells():
    now = {"now": "2026-11-03T14:30:00Z"}
    (only,) = found((0, "paged"), facts=OPEN, **now)
    assert " note " in only
    (only,) = found((0, "paged"), facts=OPEN, deadlines=True, **now)
    assert " warning " in only
    assert found((0, "paged"), facts=OPEN, now="2026-11-03T14:06:00Z") == []


def test_nothing_is_asked_without_a_chain():
    assert findings(RULE, paged((0, "paged"), (50, "acknowledged"))) == []


@pytest.mark.parametrize("facts", [{"kind": "external"}, {"severity": "SEV-3"}])
def test_only_where_the_chain_applies(facts):
    policy = POLICY.replace("]}", "], severities: [SEV-1, SEV-2]}")
    late = paged((0, "paged"), (50, "acknowledged"), **facts)
    assert findings(RULE, late, policy=policy) == []


def test_what_has_no_time_says_nothing():
    lines = (
        "- 2026-11-03T14:00:00Z paged: x",
        "- paged again",
        "- 2026-11-03 acknowledged @ada: x",
        "- 2026-11-03T14:04:00Z acknowledged @ada: x",
        "- 2026-11-04 paged: x",
    )
    assert findings(RULE, sound(timeline=lines), policy=POLICY) == []
