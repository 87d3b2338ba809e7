"""A committed action item has its ticket, where the policy asks for it."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems

RULE = "action-item-ticketed"


def test_it_is_there():
    assert findings(RULE, promise()) == []


def test_it_is_missing():
    (problem,) = problems(RULE, promise(ticket=None))
    assert (problem.line, problem.level) == (8, "error")
    assert problem.message == "`a1` is committed and has no ticket"
    assert "add `ticket:" in problem.hint
    assert "`a1`" in problem.hint


@pytest.mark.parametrize("state", ["idea", "done", "dropped"])
def test_only_what_is_committed_needs_it(state):
    assert findings(RULE, promise(state=state, ticket=None)) == []


def test_the_policy_says_whether_it_is_needed():
    policy = "action_items: {committed_needs: [owner]}"
    assert findings(RULE, promise(ticket=None), policy=policy) == []


@pytest.mark.parametrize("status", ["draft", "review"])
def test_it_may_be_missing_until_the_review(status):
    (only,) = findings(RULE, promise(status, ticket=None))
    assert (" error " in only) is (status == "review")


@pytest.mark.parametrize("written", ["", "[one]"])
def test_the_schema_judges_another_form(written):
    assert findings(RULE, promise(ticket=written)) == []
    assert len(findings("schema", promise(ticket=written))) == 1


@pytest.mark.parametrize("ticket", ["TBD", "'?'", "todo", "n/a", "'-'"])
def test_a_placeholder_is_none(ticket):
    expected = "postmortem.md:14:13 error `a1` is committed and has no ticket"
    assert findings(RULE, promise(ticket=ticket)) == [expected]


@pytest.mark.parametrize("ticket", ["4711", "PLAT-123", "https://tracker.example/4711"])
def test_a_number_or_an_address_is_enough(ticket):
    assert findings(RULE, promise(ticket=ticket)) == []
