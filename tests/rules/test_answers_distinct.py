"""answers-distinct: each question has an answer of its own."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

RULE = "answers-distinct"


SAID = "The pool was halved by a setting that nobody had set in production."


def record(**answers):
    return sound(answers={name.capitalize(): text for name, text in answers.items()})


def test_the_same_words_twice():
    found = findings(RULE, record(impact=SAID, causes=SAID))
    assert found == ["postmortem.md:31:1 warning `Causes` says the same as `Impact`"]


def test_a_third_time_is_told_too_and_the_first_never():
    found = findings(RULE, record(impact=SAID, causes=SAID, lessons=SAID))
    assert [line.rpartition("warning ")[2] for line in found] == [
        "`Causes` says the same as `Impact`",
        "`Lessons` says the same as `Impact`",
    ]


@pytest.mark.parametrize(
    "other",
    [
        f"**{SAID.upper()}**",
        f"- {SAID}",
        f"{SAID} Yes.",
        SAID.replace(" ", "\n"),
    ],
)
def test_other_marks_and_line_breaks_make_no_other_answer(other):
    assert len(findings(RULE, record(impact=SAID, causes=other))) == 1


@pytest.mark.parametrize(
    "other",
    [
        "The pool was halved, and nobody looks at the number of requests that wait for it.",
        "The pool was halved.",
    ],
)
def test_an_answer_that_goes_on_elsewhere(other):
    assert findings(RULE, record(impact=SAID, causes=other)) == []


def test_a_few_words_may_be_alike_by_chance():
    assert findings(RULE, record(impact="No data was lost.", causes="No data was lost.")) == []


def test_answers_that_say_nothing_are_for_another_rule():
    assert findings(RULE, record(impact="TBD", causes="TBD")) == []


def test_very_long_answers_take_no_time():
    long = " ".join(f"word{at}" for at in range(20_000))
    assert len(findings(RULE, record(impact=long, causes=long))) == 1


@pytest.mark.parametrize("outer", ["response", "impact"])
def test_an_answer_below_another_is_no_repetition(outer):
    own = "Nobody had tried the way back for a year, and it took three people to find it."
    nested = {"lessons": None, outer: f"### Lessons\n\n{own}"}
    assert findings(RULE, record(**nested)) == []
