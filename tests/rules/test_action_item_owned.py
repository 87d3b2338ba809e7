"""A person owns it: not a team, not nobody; each mistake is named by one rule."""

from __future__ import annotations

import pytest

from tests.helpers.promises import promise
from tests.helpers.records import findings, problems

RULE = "action-item-owned"
PEOPLE = "ada: {team: platform}\n"


def test_a_person_owns_it():
    assert findings(RULE, promise()) == []


def test_nobody_owns_it():
    (problem,) = problems(RULE, promise(owner=None))
    assert problem.message == "`a1` is committed and nobody owns it"
    assert problem.hint == "add `owner:` with a person's handle to `a1`, or set its state to idea"
    assert (problem.line, problem.level) == (8, "error")


@pytest.mark.parametrize("owner", ["tbd", "tba", "todo", "everyone", "nobody", "team"])
def test_a_word_that_is_no_person(owner):
    expected = "postmortem.md:13:12 error `a1` is committed and nobody owns it"
    assert findings(RULE, promise(owner=owner)) == [expected]


@pytest.mark.parametrize("owner", ["platform", "team-platform", "search-team"])
def test_a_team_is_no_person(owner):
    (only,) = findings(RULE, promise(owner=owner), services="checkout: {team: platform}\n")
    assert only.endswith(f"`{owner}` is a team, not a person")


def test_people_known_judges_handles_where_there_is_a_list_of_people():
    known = {"people": PEOPLE, "services": "checkout: {team: platform}\n"}
    for owner in ("platform", "nobody"):
        assert findings(RULE, promise(owner=owner), **known) == []
        assert any(
            f"`{owner}`" in said for said in findings("people-known", promise(owner=owner), **known)
        )
    assert len(findings(RULE, promise(owner="tbd"), **known)) == 1
    assert not any(
        "tbd" in said for said in findings("people-known", promise(owner="tbd"), **known)
    )


@pytest.mark.parametrize("owner", ["TBD", "[ada]", "", "Ada Okafor"])
def test_the_schema_judges_what_is_no_handle(owner):
    assert findings(RULE, promise(owner=owner)) == []
    assert len(findings("schema", promise(owner=owner))) == 1


@pytest.mark.parametrize("state", ["idea", "done", "dropped"])
def test_only_what_is_committed_needs_one(state):
    assert findings(RULE, promise(state=state, owner=None)) == []


def test_the_policy_says_whether_it_is_needed():
    policy = "action_items: {committed_needs: [ticket]}"
    assert findings(RULE, promise(owner=None), policy=policy) == []


def test_a_draft_may_have_none_yet():
    (only,) = findings(RULE, promise("draft", owner=None))
    assert " note " in only
