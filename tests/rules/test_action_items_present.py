"""Promises count; ideas and what was dropped do not."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems, sound

RULE = "action-items-present"
NONE = "no action item is committed or done; the policy asks for at least 1"


@pytest.mark.parametrize("state", ["committed", "done"])
def test_a_promise_is_enough(state):
    assert findings(RULE, promise(state=state)) == []


@pytest.mark.parametrize("state", ["idea", "dropped"])
def test_what_nobody_promised_does_not_count(state):
    assert findings(RULE, promise(state=state)) == [f"postmortem.md:7:1 error {NONE}"]


@pytest.mark.parametrize("items", ["[]", None])
def test_none_at_all(items):
    (problem,) = problems(RULE, sound(postmortem={"action_items": items}))
    assert problem.message == NONE
    assert "state: committed" in problem.hint


def test_a_state_that_is_misspelt_is_one_problem():
    assert findings(RULE, promise(state="commited")) == []
    assert len(findings("schema", promise(state="commited"))) == 1


def test_a_draft_may_have_none_yet():
    assert findings(RULE, promise("draft", state="idea")) == [f"postmortem.md:7:1 note {NONE}"]


def test_the_policy_says_how_many():
    (only,) = findings(RULE, promise(), policy="action_items: {at_least: 2}")
    assert only.endswith(
        "only 1 of the action items are committed or done; the policy asks for at least 2"
    )
    assert findings(RULE, promise(state="idea"), policy="action_items: {at_least: 0}") == []


def test_the_policy_says_at_which_severities():
    only_worst = "action_items: {severities: [SEV-1]}"
    assert findings(RULE, promise(state="idea"), policy=only_worst) == []


def test_not_asked_where_no_post_mortem_is():
    covered = sound(incident={"covered_by": "2026-11-01-x"}, postmortem={"action_items": "[]"})
    assert findings(RULE, covered) == []


def test_a_post_mortem_that_cannot_be_read_is_another_rules():
    assert findings(RULE, sound(postmortem={"authors": "[ada", "action_items": "[]"})) == []
