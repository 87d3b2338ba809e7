"""No text makes the check slow: what repeats without end is read in one go by every rule."""

from __future__ import annotations

import time

import pytest

from tests.helpers.records import ANSWERS, problems, sound

CHARACTERS = 50_000
SECONDS = 5
PIECES = (
    *("[", "![", "](", "*", "_", "`", "``", "`a", "<", "<!--", "-->", "> ", "1. ", "\t", "\n"),
    *(
        "http://",
        "@a ",
        "a@b.c ",
        "[a](b",
        "a ",
        "a, ",
        "A",
        "é",
        '"',
        "“",
        "(",
        ")",
        "  ",
        "a.",
        "a-",
    ),
    *("human error ", "not to blame ", "be more careful ", "Ada Lovelace ", "TODO ", "# a\n"),
    *("## Timeline\n", "~~~\n", "```\n", "- [ ] x\n", "x\n\n", "\u202e", "2026-", "14:05 "),
)


def seconds_of_a_check(record):
    begun = time.process_time()
    problems("schema", record)
    return time.process_time() - begun


@pytest.mark.parametrize("piece", PIECES)
def test_the_answers(piece):
    text = piece * (CHARACTERS // len(piece))
    record = sound(answers=dict.fromkeys(list(ANSWERS)[:3], text), notes=text)
    assert seconds_of_a_check(record) < SECONDS


@pytest.mark.parametrize("piece", PIECES)
def test_the_timeline(piece):
    text = piece * (CHARACTERS // len(piece))
    lines = f"- 2026-11-03T14:05:00Z note: {text}".split("\n")
    assert seconds_of_a_check(sound(timeline=tuple(lines))) < SECONDS
