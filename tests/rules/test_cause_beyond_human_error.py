"""cause-beyond-human-error: a cause does not end at somebody's mistake."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

RULE = "cause-beyond-human-error"


MORE = "both clusters are called prod, the prompt shows neither, and the tool asks nothing"


def record(text, heading="Causes"):
    return sound(answers={heading: text})


@pytest.mark.parametrize(
    "text",
    [
        "Human error.",
        "It was a human  error during the release",
        "- Operator error",
        "user error",
        "Human-error.",
        "Operator errors",
        "1. A human mistake in the release",
        "Human\nerror",
    ],
)
def test_a_mistake_and_no_more(text):
    (line,) = findings(RULE, record(text))
    assert line.endswith("is where the question begins, not its answer")


def test_one_point_of_several():
    (line,) = findings(RULE, record(f"- {MORE}\n- Fat finger\n"))
    assert line.startswith("postmortem.md:34:3 warning `Fat finger`")


@pytest.mark.parametrize(
    "text",
    [
        f"Human error, because {MORE}.",
        f"This was no human error: {MORE}.",
        "The dashboard has a page `human error`.",
        f"> Human error\n\n{MORE}",
        "This was not human error.",
        "Human error was ruled out.",
        "User error handling was missing.",
        "No human error was involved.",
        "Human error, because both are called prod.",
        f"- Human error:\n  - {MORE}",
        'The ticket said "human error".',
    ],
)
def test_an_answer_that_goes_on(text):
    assert findings(RULE, record(text)) == []


def test_other_answers_are_not_read():
    assert findings(RULE, record("Human error.", "Lessons")) == []


def test_an_older_heading_is_one_on_causes_too():
    found = findings(RULE, sound(answers={"Causes": None, "Root cause": "Human error."}))
    assert len(found) == 1


def test_a_company_adds_words_to_what_is_shipped():
    policy = f"rules: {{{RULE}: {{options: {{also: [finger trouble]}}}}}}"
    assert findings(RULE, record("Finger trouble."), policy=policy)
    assert findings(RULE, record("Human error."), policy=policy)
