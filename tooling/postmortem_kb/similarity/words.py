"""Which words of a text say what it is about: lower case, without endings and without noise.

Numbers, addresses in memory, hashes and times differ in every error message; they are dropped,
so that a pasted error finds the record that speaks of the same failure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_RUN = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_HEX = re.compile(r"(?=.*\d)[0-9a-f]{4,}|[0-9a-f]{8,}")
_SHORTEST = 2
_LONGEST = 40
_MOST_DIGITS = 3
# Words that tell nothing, whatever a text is about.
EMPTY = frozenset(
    """
    a about above after again against all also am an and any are as at back be because been before
    being below between both but by can cannot could did do does doing down during each every few
    for from further get got had has have having he her here him his how if in into is it its just
    like made make many may me might more most much must my new no nor not nothing now of off on
    once one only or other our out over own per said same see seen she should since so some still
    such than that the their them then there these they this those three through time to too two
    under until up upon us very was we well went were what when where which while who whom why
    will with within without would yes yet you your
    four five six seven eight nine ten eleven twelve first second third last next half
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    january february march april june july august september october november december
    second minute hour day week month year morning evening night midnight
    http https www com org html utc
    """.split()
)
# Every error message has these, whatever it is about.
IN_ANY_ERROR = frozenset(
    """
    error errors exception fatal panic traceback stack trace caused file line module main
    warning warn info debug critical failed failure message code status level pid
    """.split()
)


def count_words(text: str) -> Counter[str]:
    """How often each telling word stands in the text, in its bare form."""
    counts: Counter[str] = Counter()
    for run, count in Counter(_RUN.findall(text.casefold())).items():
        word = bare(run)
        if word:
            counts[word] += count
    return counts


def words_of_query(text: str) -> dict[str, str]:
    """The telling words of a text by their bare form, as they stand in it, in order.

    `OutOfMemoryError` is one word and also the words that it is made of.
    """
    found: dict[str, str] = {}
    for run in _RUN.findall(text):
        for written in dict.fromkeys((run, *_HUMP.split(run))):
            word = bare(written.casefold())
            if word:
                found.setdefault(word, written.casefold())
    return found


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """A word of a text in lower case without its ending; "" where it tells nothing."""
    if (
        word in EMPTY
        or word.removesuffix("s") in EMPTY
        or not _SHORTEST <= len(word) <= _LONGEST
        or not word[0].isalpha()
    ):
        return ""
    if sum(character.isdigit() for character in word) > _MOST_DIGITS or _HEX.fullmatch(word):
        return ""
    return _without_ending(word)


def _without_ending(word: str) -> str:
    """`queries` and `query`, `timeouts` and `timeout`, `backtracking` and `backtrack` are one."""
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 3:
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "ls" else rest
    return word.removesuffix("e") if len(word) > 4 else word
