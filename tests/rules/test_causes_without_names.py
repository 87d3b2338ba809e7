"""causes-without-names: the causes name no person."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "causes-without-names"


PEOPLE = "ben: {name: Ben Lindqvist}\nwill: {name: Will Marsh}\nada: {}\n"


def record(text, heading="Causes"):
    return sound(answers={heading: text})


@pytest.mark.parametrize(
    ("text", "name", "column"),
    [
        ("Then @ben halved the pool.", "@ben", 6),
        ("Ben Lindqvist halved the pool.", "Ben Lindqvist", 1),
        ("The pool was halved by Ben.", "Ben", 24),
        ("Then Will halved the pool.", "Will", 6),
    ],
)
def test_a_person(text, name, column):
    found = findings(RULE, record(text), people=PEOPLE)
    assert found == [f"postmortem.md:33:{column} warning the causes name `{name}`"]


@pytest.mark.parametrize(
    "text",
    [
        "The release will halve the pool.",
        "Mail to ada@example.org bounced.",
        "The log says `@ben`, see [it](https://example.org/@ben).",
        "```\n@ben\n```",
        "> @ben halved it",
        "The package @scope/name was pulled.",
        "Will this happen again? BEN is our billing engine, and ben is a word.",
        "The class lacks @Override and @property.",
        "The link [asked Ben](https://example.org/1) says more.",
        '"Ben did it", wrote the newspaper.',
    ],
)
def test_what_is_no_person(text):
    assert findings(RULE, record(text), people=PEOPLE) == []


def test_without_a_list_of_people_handles_alone_are_known():
    assert findings(RULE, record("Ben halved it.")) == []
    assert len(findings(RULE, record("@ben halved it."))) == 1


def test_other_answers_may_name_people():
    assert findings(RULE, record("@ben rolled it back.", "Response"), people=PEOPLE) == []


def test_the_hint_says_where_it_belongs():
    (problem,) = problems(RULE, record("@ben did it."))
    assert "what made it easy to do" in problem.hint


@pytest.mark.parametrize("handle", ["@Override", "@here", "@platform-team", "@property", "@a.b"])
def test_what_is_no_handle_of_a_person(handle):
    assert findings(RULE, record(f"It was {handle} that was missing.")) == []
