"""Passages and phrases: what the rules on how answers are written read, and where it stands."""

from __future__ import annotations

import time

import pytest

from postmortem_kb.rules._phrases import phrases
from postmortem_kb.rules._prose import iter_prose
from tests.helpers.records import sound


def passages(text, *, quoted=False):
    document = sound(answers={"Impact": text}).postmortem
    return list(iter_prose(document, document.section("Impact"), quoted=quoted))


def texts(text, **how):
    return [" ".join(passage.text.split()) for passage in passages(text, **how)]


def test_a_paragraph_is_one_passage_and_so_is_a_point_a_heading_and_a_row():
    written = "one\ntwo\n\n- three\n  four\n- five\n### six\nseven\n| eight |\n| nine |"
    assert texts(written) == [
        "one two", "- three four", "- five", "### six", "seven", "| eight |", "| nine |",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    ["`said`", "``said``", '"said"', "“said”", "«said»", "[said](x)", "[said][x]", "<!-- said -->",
     "https://example.org/said", "[](said)", "<!-- said\nsaid -->"],
)  # fmt: skip
def test_what_nobody_says_themselves_is_blanked(hidden):
    (passage, *_) = passages(f"Here {hidden} there.")
    assert "said" not in passage.text
    assert "there." in passages(f"Here {hidden} there.")[-1].text


def test_what_others_said_is_read_where_it_is_asked_for():
    assert texts('"slow", said [a customer](x)', quoted=True) == ['"slow", said [a customer]( )']


def test_a_line_that_begins_with_code_is_read():
    assert texts("`a long command` broke it") == ["broke it"]


@pytest.mark.parametrize("aside", ["> said", "```\nsaid\n```", "~~~\nsaid\n~~~", "\t\tsaid"])
def test_code_and_quotations_are_no_passages(aside):
    assert texts(f"one\n\n{aside}\n\ntwo") == ["one", "two"]


def test_a_sentence_knows_where_it_stands_in_a_wrapped_paragraph():
    (passage,) = passages("One. Two\nis here; three")
    first = passage.number
    found = [sentence.at(1, 4) for sentence in passage.iter_sentences()]
    assert [(at.line, at.column) for at in found] == [(first, 2), (first, 6), (first + 1, 10)]


def test_a_place_ends_with_its_line():
    (passage,) = passages("one two\nthree")
    assert passage.at(4, 11).width == len("two")


@pytest.mark.parametrize("text", ["human error", "Human  error", "HUMAN-ERROR", "human \n error"])
def test_a_phrase_is_found_however_its_words_are_joined(text):
    assert phrases(["human error"]).fullmatch(text)


@pytest.mark.parametrize(
    "text", ["inhuman error", "human errors", "human\n\nerror", "a-human error"]
)
def test_a_phrase_is_of_whole_words(text):
    assert phrases(["human error"]).search(text) is None


def test_the_longest_phrase_is_found():
    found = phrases(["forgot", "forgot to", "for"]).search("somebody forgot to")
    assert found is not None
    assert found.group() == "forgot to"


def test_names_are_found_as_they_are_written():
    assert phrases(["Will"], exactly=True).search("it will and WILL") is None


@pytest.mark.parametrize("words", [[], [""], ["  "]])
def test_no_phrase_is_found_nowhere(words):
    assert phrases(words).search("anything") is None


@pytest.mark.parametrize("piece", ["`", '"', "[", "human ", " ", "\n", "a. ", "<!-- ", "to-"])
def test_long_lines_take_no_time(piece):
    began = time.monotonic()
    for passage in passages("x" + piece * 20_000):
        for sentence in passage.iter_sentences():
            phrases(["human error", "to do"]).search(sentence.text)
    assert time.monotonic() - began < 3
