"""blameless-language: a post-mortem blames nobody."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

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
        ("The engineers should have\nknown better.", "should have known better"),
        ("An engineer who ran the migration forgot to check.", "forgot to"),
        ("It was accidentally deleted by one of the developers.", "accidentally"),
        ("The on-call engineer is to blame.", "to blame"),
        ("It was the developer's mistake.", "'s mistake"),
        ("The operator forgot to scale it down.", "forgot to"),
        ("The reviewer should have noticed it.", "should have noticed"),
        ("Then @ben forgot to look.", "forgot to"),
        ("The developer should not have deployed on a Friday.", "should not have deployed"),
        ("The on-call engineer needs to be more careful.", "needs to be more careful"),
        ("Stupid mistakes like this one cost us days.", "Stupid mistakes"),
    ],
)
def test_a_sentence_that_blames(text, words):
    (line,) = findings(RULE, record(text))
    assert line.endswith(f"warning `{words}` blames a person")


@pytest.mark.parametrize(
    "text",
    [
        "The job failed to start.",
        "The retry has to be more careful with a full queue.",
        "The script accidentally deletes it, and the engineer is asked nothing.",
        "The engineer was paged; the host failed to boot.",
        "We forgot to raise the limit.",
        "The log says `careless`.",
        "> The engineer forgot it, said the newspaper.",
        "The carelessness-score of the linter is 3.",
        "The alert should have gone off.",
        "Nobody is to blame.",
        "No engineer is to blame for this, and no one was careless.",
        "The on-call engineer is not to blame.",
        "This was not a rookie mistake.",
        "This review is blameless.",
        "The cache was to blame.",
        "The Kubernetes operator failed to reconcile, and the operator ignored the change.",
        "The package manager ignored the lock file.",
        "The dev cluster failed to start.",
        "The manager node forgot to rejoin.",
        "The on-call page failed to go out.",
        "The developer portal accidentally deleted it.",
        "The engineer's script accidentally deleted it.",
        "An engineer enabled lazy loading; common sense says that it is faster.",
        "Engineers should have access to the logs.",
        "Engineers should not have access to production.",
        "The engineer should have been paged.",
        "If someone accidentally runs it twice, nothing happens.",
        "A lock keeps people from accidentally dropping it.",
        "An engineer could accidentally drop it.",
        "The script, run by an engineer, failed to stop.",
        'The status page said "somebody forgot to pay".',
        "See [The engineer forgot it](https://example.org).",
    ],
)
def test_what_blames_nobody(text):
    assert findings(RULE, record(text)) == []


def test_somebody_is_blamed_by_name():
    people = "will: {name: Will Marsh}\nben: {name: Ben Lindqvist}\n"
    for text in ("Ben forgot to look.", "Then Will failed to look.", "It was Ben's mistake."):
        assert len(findings(RULE, record(text), people=people)) == 1
    for text in ("It will accidentally drop it.", "BEN failed to start.", "Ben was not at fault."):
        assert findings(RULE, record(text), people=people) == []


def test_every_section_is_read_and_its_place_is_told():
    found = findings(RULE, record("All well.\n\nThe operator neglected it.", "What went well"))
    assert found == ["postmortem.md:47:14 warning `neglected` blames a person"]


def test_it_is_said_of_drafts_too():
    assert findings(RULE, sound(postmortem={"status": "draft"}, answers={"Lessons": "Careless!"}))


def test_a_company_has_its_own_words():
    policy = "rules: {blameless-language: {options: {words: [clumsy]}}}"
    assert findings(RULE, record("That was clumsy."), policy=policy)


def test_a_company_adds_words_to_what_is_shipped():
    policy = "rules: {blameless-language: {options: {also: [clumsy], also_people: [wizard]}}}"
    assert findings(RULE, record("That was clumsy."), policy=policy)
    assert findings(RULE, record("The wizard forgot it."), policy=policy)
    assert findings(RULE, record("That was careless."), policy=policy)


def test_a_caret_stands_under_the_words_of_a_wrapped_paragraph():
    (problem,) = problems(RULE, record("All went well. Then\nsomebody on call forgot to look."))
    assert (problem.column, problem.width) == (18, len("forgot to"))


def test_long_lines_take_no_time():
    assert findings(RULE, record("engineer " * 20_000)) == []
