"""Short answers are noted; missing ones are another rule's."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, sound

RULE = "answers-long"


def found(answer):
    return findings(RULE, sound(answers={"Detection": answer}))


def test_a_sound_record_has_no_complaint():
    assert findings(RULE, sound()) == []


@pytest.mark.parametrize(("words", "said"), [(1, "1 word"), (9, "9 words")])
def test_a_short_answer_is_a_note(words, said):
    expected = f"postmortem.md:27:1 note `Detection` has {said}; 10 are asked for"
    assert found("graph " * words) == [expected]


def test_the_tenth_word_is_enough():
    assert found("graph " * 10) == []


def test_scripts_without_spaces_have_words_too():
    assert found("監視の警告が五分後に鳴り、担当者がすぐに気づいた。") == []
    assert len(found("警告が鳴った。")) == 1
    assert len(found("알림이 울렸습니다")) == 1


def test_comments_are_not_counted():
    assert len(found("<!-- one two three four five six seven eight nine ten --> A graph.")) == 1


@pytest.mark.parametrize("answer", [None, "", "TBD"])
def test_a_missing_answer_is_not_short(answer):
    assert found(answer) == []


def test_not_asked_of_what_is_older_than_the_policy():
    short = sound(answers={"Detection": "A customer called."})
    assert findings(RULE, short, policy="since: 2026-11-04") == []
    assert len(findings(RULE, short, policy="since: 2026-11-03")) == 1
