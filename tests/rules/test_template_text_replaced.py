"""template-text-replaced: what the template says is replaced."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

RULE = "template-text-replaced"


ASKS = "Who was hit, for how long, and what could they not do? Was data lost?"
SAID = "Checkout took half a minute for 1,200 customers in the EU."


def record(text, heading="Impact"):
    return sound(answers={heading: text})


@pytest.mark.parametrize(
    ("text", "words", "column"),
    [
        (f"{SAID} TODO: orders?", "TODO", 60),
        (f"{SAID} (orders TBD)", "TBD", 68),
        (f"{SAID} [describe the orders]", "[describe the orders]", 60),
        (f"{SAID} <insert graph>", "<insert graph>", 60),
        (f"{SAID} [Describe the orders]", "[Describe the orders]", 60),
        (f"{SAID} ???", "???", 60),
        (f"{SAID} Orders: tbd", "tbd", 68),
    ],
)
def test_a_prompt_that_is_still_there(text, words, column):
    found = findings(RULE, record(text))
    assert found == [f"postmortem.md:25:{column} warning `{words}` is still here"]


def test_the_question_itself():
    (line,) = findings(RULE, record(f"_{ASKS}_\n\n{SAID}"))
    assert line.endswith("this is the question, in the template's words")


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- {ASKS} TODO -->\n\n{SAID}",
        f"{SAID} The ticket `TODO-12` has them.",
        f"{SAID} See [add orders](https://example.org/TODO).",
        f"{SAID} Why was that????",
        f"{SAID} The todo list of the team is long.",
        f"```\n# TODO\n```\n\n{SAID}",
        f"{SAID} It had been a TODO in the code for years.",
        f"{SAID} TODO comments do not stop a build, and one was added to TODO.",
        f"{SAID} It came from XXX.XXX.12.7.",
        f'{SAID} The page said "TODO".',
    ],
)
def test_what_is_no_prompt(text):
    assert findings(RULE, record(text)) == []


@pytest.mark.parametrize("text", ["TODO", "TBD", ASKS])
def test_an_answer_that_says_nothing_else_is_for_another_rule(text):
    assert findings(RULE, record(text)) == []


def test_sections_that_answer_no_question_are_read_too():
    assert len(findings(RULE, record("FIXME: add the graph", "Graphs"))) == 1


def test_in_a_draft_it_is_a_note():
    draft = sound(postmortem={"status": "draft"}, answers={"Impact": f"{SAID} TODO"})
    (line,) = findings(RULE, draft)
    assert " note " in line


def test_a_company_adds_phrases_of_its_own_template():
    policy = f"rules: {{{RULE}: {{options: {{also: [write here]}}}}}}"
    (line,) = findings(RULE, record(f"{SAID} Write here!"), policy=policy)
    assert "`Write here` is still here" in line
    assert findings(RULE, record(f"{SAID} Lorem ipsum."), policy=policy)


def test_the_question_above_its_answer_in_one_paragraph():
    (line,) = findings(RULE, record(f"_{ASKS}_\n{SAID}"))
    assert line.endswith("this is the question, in the template's words")
