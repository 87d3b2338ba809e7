"""detection-explained: how it was noticed, and why not earlier."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "detection-explained"


def record(text, heading="Detection"):
    return sound(answers={"Detection": None, heading: text})


def test_nothing_on_how_it_was_noticed():
    (line,) = findings(RULE, record("The team worked on it together from the start of the day on."))
    assert line.endswith("note `Detection` does not say how it was noticed")


def test_nothing_on_why_not_earlier():
    (line,) = findings(RULE, record("A customer wrote that the checkout was slow."))
    assert line.endswith("note `Detection` does not say why it was not noticed earlier")


@pytest.mark.parametrize(
    "text",
    [
        "A customer wrote, eleven minutes after the start.",
        "The alert went off at once.",
        "Ein Kunde rief an.",
        "Un client a appelé le support.",
        "The alert needs 1,000 crashes of a version, too high a bar for a tenth of all users.",
        "A colleague saw it; nothing counts slow answers.",
    ],
)
def test_both_are_said(text):
    assert findings(RULE, record(text)) == []


def test_an_older_heading_is_read_too():
    assert len(findings(RULE, record("The team was together.", "How it was detected"))) == 1


@pytest.mark.parametrize("text", [None, "TBD", ""])
def test_an_answer_that_is_missing_is_for_another_rule(text):
    assert findings(RULE, sound(answers={"Detection": text})) == []


def test_what_stands_in_code_explains_nothing():
    assert len(problems(RULE, record("`alert after 3 minutes`, and so on."))) == 1


def test_what_a_link_is_called_and_what_somebody_said_explain_it():
    assert findings(RULE, record('"No alert", said [a customer](https://example.org).')) == []


def test_a_company_adds_what_it_is_told_by():
    policy = f"rules: {{{RULE}: {{options: {{also: [night watch]}}}}}}"
    text = "The night watch came at once."
    assert findings(RULE, record(text), policy=policy) == []
    assert len(findings(RULE, record(text))) == 1
