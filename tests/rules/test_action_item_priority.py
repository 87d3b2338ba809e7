"""The priority that the policy asks of a promise."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems

RULE = "action-item-priority"
POLICY = "action_items: {priority: high}"


def test_nothing_is_asked_without_a_policy():
    assert findings(RULE, promise(priority="low")) == []


def test_the_right_one():
    assert findings(RULE, promise(), policy=POLICY) == []


@pytest.mark.parametrize(("priority", "line"), [("low", 12), (None, 8)])
def test_another_or_none(priority, line):
    (problem,) = problems(RULE, promise(priority=priority), policy=POLICY)
    assert problem.line == line
    assert problem.message == "`a1` is committed, and its priority is not `high`"
    assert problem.hint == "write `priority: high`, or set its state to idea"


@pytest.mark.parametrize("state", ["idea", "done", "dropped"])
def test_only_of_what_is_committed(state):
    assert findings(RULE, promise(state=state, priority="low"), policy=POLICY) == []


def test_an_unknown_word_is_judged_once():
    wrong = promise(priority="hihg")
    assert findings(RULE, wrong, policy=POLICY) == []
    assert len(findings("priority-known", wrong, policy=POLICY)) == 1


@pytest.mark.parametrize(("status", "level"), [("draft", "note"), ("review", "error")])
def test_it_may_be_missing_until_the_review(status, level):
    (problem,) = problems(RULE, promise(status, priority=None), policy=POLICY)
    assert problem.level == level
