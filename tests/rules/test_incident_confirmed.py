"""Who says so has the job, where the policy asks for one."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

RULE = "incident-confirmed"
GIVEN = {
    "policy": "confirmation: {jobs: [manager, founder]}",
    "people": "ada: {}\neve: {jobs: [founder]}\n",
}


def by(who, **facts):
    return sound(incident={"confirmed_by": who, **facts})


def test_somebody_with_the_job():
    assert findings(RULE, by("eve"), **GIVEN) == []


def test_somebody_without_it():
    (only,) = findings(RULE, by("ada"), **GIVEN)
    said = "warning `ada` confirmed this incident and does not have the job manager or founder"
    assert only == f"incident.md:18:15 {said}"


def test_nobody():
    assert findings(RULE, by(None), **GIVEN) == [
        "incident.md:1:1 warning nobody confirmed this incident"
    ]


def test_nothing_is_asked_without_a_policy():
    assert findings(RULE, by("ada"), people=GIVEN["people"]) == []


@pytest.mark.parametrize("people", [GIVEN["people"], None])
def test_an_unknown_person_is_another_rules(people):
    assert findings(RULE, by("zoe"), policy=GIVEN["policy"], people=people) == []


@pytest.mark.parametrize("facts", [{"status": "open"}, {"kind": "external"}])
def test_not_asked_of_these(facts):
    assert findings(RULE, by(None, **facts), **GIVEN) == []


def test_only_a_note_until_the_review():
    alone = sound(without_postmortem=True)
    assert findings(RULE, alone, **GIVEN) == ["incident.md:1:1 note nobody confirmed this incident"]
