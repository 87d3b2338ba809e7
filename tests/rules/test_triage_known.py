"""Answers of the triage belong to questions of the policy."""

from __future__ import annotations

from tests.helpers.records import findings, problems, sound

RULE = "triage-known"
POLICY = "triage: {affected: {asks: Who?}, layer: {asks: Which layer?, words: layers}}"


def of(answers):
    return sound(incident={"triage": f"{{{answers}}}"})


def test_answers_to_what_is_asked():
    assert findings(RULE, of("affected: All of them., layer: application"), policy=POLICY) == []


def test_an_answer_to_no_question():
    (problem,) = problems(RULE, of("afected: All."), policy=POLICY)
    assert (problem.level, problem.message) == (
        "error",
        "`afected` is no triage question of the policy",
    )
    assert "`affected`" in problem.hint


def test_a_word_that_the_vocabulary_lacks():
    assert findings(RULE, of("layer: applcation"), policy=POLICY) == [
        "incident.md:18:17 error `applcation` is no layer of the policy"
    ]


def test_a_policy_that_asks_nothing_says_so():
    (problem,) = problems(RULE, of("affected: All."))
    assert problem.hint == "the policy asks no triage questions"


def test_no_answers_and_what_holds_none():
    assert findings(RULE, sound(), policy=POLICY) == []
    assert findings(RULE, sound(incident={"triage": "none"}), policy=POLICY) == []
