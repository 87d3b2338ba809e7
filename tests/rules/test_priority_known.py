"""Priorities are words of the policy, in every state of an item."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems

RULE = "priority-known"


@pytest.mark.parametrize("priority", ["high", "low", None])
def test_a_word_of_the_policy_or_none(priority):
    assert findings(RULE, promise(priority=priority)) == []


@pytest.mark.parametrize("state", ["idea", "committed"])
def test_an_unknown_word_with_the_nearest(state):
    (problem,) = problems(RULE, promise(state=state, priority="hihg"))
    assert (problem.line, problem.level) == (12, "error")
    assert problem.message == "`hihg` is no priority of the policy"
    assert problem.hint == "did you mean `high`?"


def test_a_retired_word_lapses():
    policy = "priorities: {high: {retired: 2026-11-10}}"
    (only,) = findings(RULE, promise(), policy=policy)
    assert " note " in only
    (only,) = findings(RULE, promise(), policy=policy, deadlines=True)
    assert " error " in only
