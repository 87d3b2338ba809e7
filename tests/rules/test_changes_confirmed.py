"""Risky changes carry the name of whoever was in command then."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "changes-confirmed"
POLICY = "changes: {confirmed_by_role: incident-commander}"
ROLES = (
    "{incident-commander: ["
    "{who: ada, from: 2026-11-03T14:04:00Z, until: 2026-11-03T15:00:00Z},"
    " {who: bea, from: 2026-11-03T15:00:00Z}]}"
)


def change(at, words=""):
    line = f"- 2026-11-03T{at}:00Z change @ben{words}: rolled back 812"
    return sound(incident={"roles": ROLES}, timeline=(line,))


@pytest.mark.parametrize(
    ("at", "who"), [("14:04", "ada"), ("14:30", "ada"), ("15:00", "ada"), ("15:00", "bea")]
)
def test_confirmed_by_who_was_in_command(at, who):
    for written in (who, f"@{who}"):
        assert findings(RULE, change(at, f" confirmed_by={written}"), policy=POLICY) == []


@pytest.mark.parametrize(("at", "who"), [("14:03", "ada"), ("15:01", "ada"), ("14:59", "bea")])
def test_confirmed_by_somebody_else(at, who):
    (only,) = findings(RULE, change(at, f" confirmed_by=@{who}"), policy=POLICY)
    said = f"`{who}` confirmed this change and did not hold incident-commander then"
    assert only == f"incident.md:22:3 warning {said}"


def test_confirmed_by_nobody():
    (problem,) = problems(RULE, change("14:30"), policy=POLICY)
    assert problem.message == "this change does not say who confirmed it"
    assert problem.hint == "write `confirmed_by=@…` with who held incident-commander then"


def test_nothing_is_asked_without_a_policy_or_of_other_entries():
    assert findings(RULE, change("14:30")) == []
    assert findings(RULE, sound(), policy=POLICY) == []


def test_on_a_day_without_an_hour_nobody_can_tell_who_was_in_command():
    line = "- 2026-11-03 change @ben confirmed_by=@bea: rolled back 812"
    assert findings(RULE, sound(incident={"roles": ROLES}, timeline=(line,)), policy=POLICY) == []
