"""Lists of phrases that a policy may replace or add to, and how they are looked for.

A list is an option of its rule. The option `also` adds to the list `words`, and `also_<list>` to
each other one, so that a policy need not repeat what is shipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from postmortem_kb.document import texts_of

_LIST = {"type": "array", "items": {"type": "string"}}
_GAP = r"(?:[ \t]+|-|[ \t]*\n[ \t]*)"


def phrase_options(**lists: tuple[str, list[str]]) -> dict[str, Any]:
    """The schema of a rule's options: for each list what it is for, and what is shipped."""
    properties: dict[str, Any] = {}
    for name, (about, shipped) in lists.items():
        properties[name] = _LIST | {"default": shipped, "description": about}
        more = f"added to `{name}`: {about}"
        properties[_added(name)] = _LIST | {"default": [], "description": more}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def phrases_of(options: Mapping[str, Any], name: str) -> re.Pattern[str]:
    """Finds what stands in a list of the options and in what the policy adds to it."""
    return phrases((*texts_of(options, name), *texts_of(options, _added(name))))


def _added(name: str) -> str:
    return "also" if name == "words" else f"also_{name}"


def phrases(words: Iterable[str], *, exactly: bool = False) -> re.Pattern[str]:
    """Finds any of these as whole words, whatever the space or hyphen between words.

    `exactly`: as they are written, as names are; else whatever the case.
    """
    return _pattern(tuple(words), 0 if exactly else re.IGNORECASE)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...], flags: int) -> re.Pattern[str]:
    either = _either(sorted({" ".join(word.split()) for word in words}))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])" if either else r"(?!)", flags)


def _either(phrases: list[str]) -> str:
    """Phrases that begin alike share the beginning: a long list costs little more than a word."""
    letters: dict[str, dict[str, list[str]]] = {}
    for phrase in sorted(filter(None, phrases), key=len, reverse=True):
        first, _, rest = phrase.partition(" ")
        letters.setdefault(first[0], {}).setdefault(first[1:], []).append(rest)
    return "|".join(
        re.escape(letter) + "(?:" + "|".join(map(_continued, words, words.values())) + ")"
        for letter, words in letters.items()
    )


def _continued(first: str, rests: list[str]) -> str:
    """A first word, and what goes on after it: the longest that stands there."""
    more = "|".join(_GAP.join(map(re.escape, rest.split())) for rest in rests if rest)
    optional = "?" if "" in rests else ""
    return re.escape(first) + (f"(?:{_GAP}(?:{more})){optional}" if more else "")
