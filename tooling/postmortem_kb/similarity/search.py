"""Finds the records that hold some words, and the passage that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from postmortem_kb.incident import Incident
from postmortem_kb.similarity.index import Index, passages
from postmortem_kb.similarity.words import bare, words_of_query

_EXCERPT = 160
_BEFORE = 50
_BEGUN = 0.5
_NAMED = 20.0
_RUN = re.compile(r"[^\W_]+")
# Marks of Markdown that only disturb in a line of plain text.
_MARKUP = re.compile(r"[`*_#>|]+|(?<=\])\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `marks` are the places of the words in `excerpt`, from, to."""

    incident: Incident
    excerpt: str
    marks: tuple[tuple[int, int], ...]


def search_index(index: Index, words: str, limit: int) -> tuple[Hit, ...]:
    """The best records of the index for the words; those that hold more of the words come first."""
    asked = {word: _forms(index, word) for word in words_of_query(words)}
    scores = _scores(index, asked)
    for number in _named(index, words):
        scores[number] = scores.get(number, 0.0) + _NAMED
    best = list(islice(index.ranked(scores), limit))
    terms = {form for forms in asked.values() for form in forms}
    return tuple(_hit(index.incidents[number], terms) for number in best)


def _forms(index: Index, word: str) -> dict[str, float]:
    """The words that answer a word asked for: itself, and longer ones that begin with it."""
    longer = index.terms_beginning(word) if len(word) > 2 else []
    return dict.fromkeys(longer, _BEGUN) | ({word: 1.0} if index.frequency(word) else {})


def _scores(index: Index, asked: dict[str, dict[str, float]]) -> dict[int, float]:
    """Scores that grow with every word that a record holds, more than with repeating one."""
    scores: dict[int, float] = {}
    held: dict[int, int] = {}
    for forms in asked.values():
        for number, score in index.scores(forms).items():
            scores[number] = scores.get(number, 0.0) + score
            held[number] = held.get(number, 0) + 1
    return {number: score * held[number] ** 2 for number, score in scores.items()}


def _named(index: Index, words: str) -> Iterator[int]:
    """The records whose id, or an id that they had, holds one of the words as it stands."""
    parts = [part.casefold() for part in words.split() if len(part) > 2]
    for number, incident in enumerate(index.incidents):
        ids = (incident.id, *incident.aliases)
        if any(part in name.casefold() for part in parts for name in ids):
            yield number


def _hit(incident: Incident, terms: set[str]) -> Hit:
    candidates = [incident.summary, *_paragraphs(incident), ", ".join(incident.tags)]
    best = max(candidates, key=lambda text: len(_found(text, terms)), default="")
    places = _places(best, terms)
    if not places:
        return Hit(incident, "", ())
    start = _word_start(best, max(0, places[0][0] - _BEFORE))
    excerpt = best[start : start + _EXCERPT]
    marks = ((a - start, b - start) for a, b in places if start <= a and b <= start + len(excerpt))
    return Hit(incident, excerpt, tuple(marks))


def _paragraphs(incident: Incident) -> Iterator[str]:
    for passage in passages(incident):
        for paragraph in re.split(r"\n\s*\n|\n(?=[-*] )", passage):
            yield " ".join(_MARKUP.sub("", paragraph).split())


def _found(text: str, terms: set[str]) -> set[str]:
    return {word for word in map(bare, _RUN.findall(text.casefold())) if word in terms}


def _places(text: str, terms: set[str]) -> list[tuple[int, int]]:
    return [m.span() for m in _RUN.finditer(text) if bare(m.group().casefold()) in terms]


def _word_start(text: str, position: int) -> int:
    """The position, moved to the beginning of the next word."""
    return position if position == 0 else text.find(" ", position) + 1
