"""blameless-language: a post-mortem blames nobody."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

RULE = "blameless-language"


def record(text, heading="Lessons"):
    return sound(answers={heading: text})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was careless to skip the review.", "careless"),
        ("They should have known better.", "should have known better"),
        ("The engineer forgot to raise the limit.", "forgot to"),
        ("Somebody on the team accidentally deleted it.", "accidentally"),
        ("The developers had not looked and failed to notice.", "failed to"),
        ("It was HIS FAULT.", "HIS FAULT"),
    ],
)
def test_a_sentence_that_blames(text, words):
    (line,) = findings(RULE, record(text))
    assert line.endswith(f"warning `{words}` blames a person")


@pytest.mark.parametrize(
    "text",
    [
        "The job failed to start.",
        "The script accidentally deletes it, and the engineer is asked nothing.",
        "The engineer was paged; the host failed to boot.",
        "We forgot to raise the limit.",
        "The log says `careless`.",
        "> The engineer forgot it, said the newspaper.",
        "The carelessness-score of the linter is 3.",
        "The alert should have gone off.",
    ],
)
def test_what_blames_nobody(text):
    assert findings(RULE, record(text)) == []


def test_every_section_is_read_and_its_place_is_told():
    found = findings(RULE, record("All well.\n\nThe operator neglected it.", "What went well"))
    assert found == ["postmortem.md:47:14 warning `neglected` blames a person"]


def test_it_is_said_of_drafts_too():
    assert findings(RULE, sound(postmortem={"status": "draft"}, answers={"Lessons": "Careless!"}))


def test_a_company_has_its_own_words():
    policy = "rules: {blameless-language: {options: {words: [clumsy]}}}"
    assert findings(RULE, record("That was clumsy."), policy=policy)


def test_long_lines_take_no_time():
    assert findings(RULE, record("engineer " * 20_000)) == []
