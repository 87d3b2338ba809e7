"""A resolved incident without a post-mortem is noted, where one is owed."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "postmortem-exists"


def alone(**facts):
    return sound(incident=facts, without_postmortem=True)


def test_a_sound_record_has_no_complaint():
    assert findings(RULE, sound()) == []


def test_its_absence_is_a_note_that_says_what_to_do():
    (problem,) = problems(RULE, alone())
    assert (problem.level, problem.line) == ("note", 4)
    assert problem.message == "resolved, and there is no post-mortem yet"
    assert "postmortem draft 2026-11-03-checkout-slow" in problem.hint


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "open"},
        {"status": "mitigated"},
        {"status": "cancelled"},
        {"kind": "external"},
        {"covered_by": "2026-11-01-other"},
    ],
)
def test_none_is_owed(facts):
    assert findings(RULE, alone(**facts)) == []


def test_the_policy_says_at_which_severity_one_is_owed():
    assert findings(RULE, alone(), policy="postmortem: {required: [SEV-1]}") == []


def test_not_asked_of_what_is_older_than_the_policy():
    assert findings(RULE, alone(), policy="since: 2026-11-04") == []
    assert len(findings(RULE, alone(), policy="since: 2026-11-03")) == 1


def test_what_cannot_be_read_is_another_rules():
    assert findings(RULE, alone(services="[checkout")) == []


def test_a_policy_may_warn_of_its_absence():
    (problem,) = problems(RULE, alone(), policy="rules: {postmortem-exists: warning}")
    assert problem.level == "warning"
