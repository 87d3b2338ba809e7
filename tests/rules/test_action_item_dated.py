"""A committed action item has its due, where the policy asks for it."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems

RULE = "action-item-dated"


def test_it_is_there():
    assert findings(RULE, promise()) == []


def test_it_is_missing():
    (problem,) = problems(RULE, promise(due=None))
    assert (problem.line, problem.level) == (8, "error")
    assert problem.message == "`a1` is committed and has no day"
    assert "add `due:" in problem.hint
    assert "`a1`" in problem.hint


@pytest.mark.parametrize("state", ["idea", "done", "dropped"])
def test_only_what_is_committed_needs_it(state):
    assert findings(RULE, promise(state=state, due=None)) == []


def test_the_policy_says_whether_it_is_needed():
    policy = "action_items: {committed_needs: [owner]}"
    assert findings(RULE, promise(due=None), policy=policy) == []


@pytest.mark.parametrize("status", ["draft", "review"])
def test_it_may_be_missing_until_the_review(status):
    (only,) = findings(RULE, promise(status, due=None))
    assert (" error " in only) is (status == "review")


@pytest.mark.parametrize("written", ["", "[one]"])
def test_the_schema_judges_another_form(written):
    assert findings(RULE, promise(due=written)) == []
    assert len(findings("schema", promise(due=written))) == 1


def test_the_schema_judges_what_is_no_date():
    assert findings(RULE, promise(due="TBD")) == []
    assert len(findings("schema", promise(due="TBD"))) == 1
