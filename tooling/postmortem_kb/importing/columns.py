"""The words, in many languages, that say what a column of a table or a line is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from postmortem_kb.importing.words import load_words

_FIRST_CHARACTER = "\u2e80"
"""From here on in Unicode words are written without spaces between them."""


@cache
def column_of(name: str) -> re.Pattern[str]:
    """What the head of a column matches that holds times, dates, owners and the like."""
    return _any_of(load_words("columns")[name])


@cache
def of_times() -> re.Pattern[str]:
    """What a line matches that speaks of the times of a report."""
    return _any_of(load_words("zones")["of_times"])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_pattern, longest_first)), re.IGNORECASE)


def _pattern(word: str) -> str:
    if word[0] >= _FIRST_CHARACTER:
        return re.escape(word)
    if word.endswith("*"):
        return rf"(?<!\w){re.escape(word[:-1])}"
    return rf"(?<!\w){re.escape(word)}(?!\w)"
