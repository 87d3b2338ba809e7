"""Which column of a table holds what, by the words in its head."""

from __future__ import annotations

import re
from functools import cache

from postmortem_kb.importing.words import load_words

_FIRST_CHARACTER = "\u2e80"
"""From here on in Unicode words are written without spaces between them."""


@cache
def column_of(name: str) -> re.Pattern[str]:
    """What the head of a column matches that holds times, dates, owners and the like."""
    words = sorted(load_words("columns")[name], key=len, reverse=True)
    return re.compile("|".join(map(_pattern, words)), re.IGNORECASE)


def _pattern(word: str) -> str:
    if word[0] >= _FIRST_CHARACTER:
        return re.escape(word)
    if word.endswith("*"):
        return rf"(?<!\w){re.escape(word[:-1])}"
    return rf"(?<!\w){re.escape(word)}(?!\w)"
