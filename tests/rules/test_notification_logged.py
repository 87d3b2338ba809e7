"""notification-logged: who has to be told of such an incident was told."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "notification-logged"
POLICY = """
jobs: {head-of-security: {title: Head of Security}, lawyer: {title: Lawyer}}
types: {security: {notify: [{job: head-of-security}, {job: lawyer, title: The lawyer on call}]}}
"""
TOLD = "- 2026-11-03T14:20:00Z notified @ada to={}: told by phone"


def record(*told, **facts):
    return sound(incident={"type": "security", **facts}, timeline=tuple(map(TOLD.format, told)))


def test_each_job_that_was_not_told():
    assert findings(RULE, record(), policy=POLICY) == [
        "incident.md:6:7 error incidents of type `security` are reported to: Head of Security",
        "incident.md:6:7 error incidents of type `security` are reported to: The lawyer on call",
    ]


@pytest.mark.parametrize("told", [("head-of-security", "lawyer"), ("lawyer,head-of-security",)])
def test_all_were_told(told):
    assert findings(RULE, record(*told), policy=POLICY) == []


def test_one_was_told():
    assert len(findings(RULE, record("lawyer"), policy=POLICY)) == 1


@pytest.mark.parametrize("facts", [{"type": "availability"}, {"status": "cancelled"}])
def test_nobody_has_to_be_told(facts):
    assert findings(RULE, record(**facts), policy=POLICY) == []


def test_an_entry_of_which_nobody_knows_when_tells_nothing():
    entry = "- about noon notified to=head-of-security: by phone"
    incident = sound(incident={"type": "security"}, timeline=(entry,))
    assert len(findings(RULE, incident, policy=POLICY)) == 2


def test_the_hint_is_the_command():
    problem = problems(RULE, record(), policy=POLICY)[0]
    assert "--kind notified --to head-of-security" in problem.hint


def test_a_restricted_record_is_not_quoted():
    found = problems(RULE, record(visibility="restricted"), policy=POLICY)
    assert {problem.message for problem in found} == {
        "somebody who is to be told of such an incident was not"
    }
