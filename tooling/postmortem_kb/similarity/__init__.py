"""Past incidents that looked like this one, each with the reasons that a person can check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from postmortem_kb.incident import Incident
from postmortem_kb.similarity.index import FEWEST, Index, facts_of, text_for_index
from postmortem_kb.similarity.search import Hit, search_index
from postmortem_kb.similarity.words import EMPTY, IN_ANY_ERROR, bare, words_of_query

__all__ = [
    "EMPTY",
    "IN_ANY_ERROR",
    "Hit",
    "Likeness",
    "Similarity",
    "search",
    "similar",
    "similar_to_text",
]

_TERMS = 20
_FACT_WEIGHT = 0.8
_ENOUGH_WORDS = 3
_NAMED_WORDS = 4
# A word of every twentieth record tells little and costs much, where there are many records.
_COMMON = 20
_FEW = 100
_ENOUGH = 4.5
_NOISE = frozenset(bare(word) for word in IN_ANY_ERROR)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A record like the one asked about, and why: `same service: checkout`."""

    id: str
    reasons: tuple[str, ...]


class Similarity:
    """Answers for many records at once; the index over the records given is made once."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self._index = Index(incidents)
        count = len(self._index.incidents)
        self._most = max(_FEW, count // _COMMON)
        # So much must shared words tell together: among few records about as much as one that
        # stands nowhere else, among many as much as two of which each stands in every tenth.
        self._enough = min(_ENOUGH, 0.85 * log(1 + max(count, FEWEST)))

    def similar(self, incident: Incident, limit: int = 3) -> tuple[Likeness, ...]:
        """The records most like this one, best first; () where none is."""
        facts = facts_of(incident)
        words = self._index.telling(incident, _TERMS, self._most)
        weights = dict.fromkeys(words, 1.0) | dict.fromkeys(facts, _FACT_WEIGHT)
        written = words_of_query(text_for_index(incident))
        found = []
        for number in self._index.ranked(self._index.scores(weights)):
            other = self._index.incidents[number]
            shared = self._shared(number, words)
            known = self._shared(number, facts)
            if other.id != incident.id and (known or self._tells(shared, _ENOUGH_WORDS, 1.5)):
                reasons = (*_same(known), *_speak(shared, written))
                found.append(Likeness(other.id, reasons))
            if len(found) == limit:
                break
        return tuple(found)

    def similar_to_text(self, text: str, limit: int = 3) -> tuple[Likeness, ...]:
        """The records most like a pasted error or a few words; () where none is."""
        written = words_of_query(text)
        noise = self._index.people | _NOISE
        known = [w for w in written if self._index.frequency(w) and w not in noise]
        found = []
        for number in self._index.ranked(self._index.scores(dict.fromkeys(known, 1.0))):
            shared = self._shared(number, known)
            if self._tells(shared, min(2, len(known))):
                reasons = tuple(_speak(shared, written))
                found.append(Likeness(self._index.incidents[number].id, reasons))
            if len(found) == limit:
                break
        return tuple(found)

    def search(self, words: str, limit: int = 10) -> tuple[Hit, ...]:
        """The records that hold the words, best first, with an excerpt each."""
        return search_index(self._index, words, limit)

    def _shared(self, number: int, terms: Iterable[str]) -> list[str]:
        """The terms that a record holds, the rarest first."""
        held = [term for term in terms if self._index.holds(number, term)]
        return sorted(held, key=lambda term: (-self._index.rarity(term), term))

    def _tells(self, shared: list[str], count: int, times: float = 1.0) -> bool:
        """Whether the shared words are enough to speak of likeness."""
        rarity = sum(self._index.rarity(word) for word in shared)
        return len(shared) >= count and rarity >= times * self._enough


def similar(incident: Incident, others: Iterable[Incident], limit: int = 3) -> tuple[Likeness, ...]:
    """The records among `others` most like this one; it depends on these records alone."""
    return Similarity(others).similar(incident, limit)


def similar_to_text(text: str, others: Iterable[Incident], limit: int = 3) -> tuple[Likeness, ...]:
    """The records among `others` most like a pasted error."""
    return Similarity(others).similar_to_text(text, limit)


def search(words: str, others: Iterable[Incident], limit: int = 10) -> tuple[Hit, ...]:
    """The records among `others` that hold the words, best first."""
    return Similarity(others).search(words, limit)


def _same(facts: list[str]) -> Iterator[str]:
    """`same cause: dns, automation`; the rarest first."""
    for kind in ("service", "cause"):
        names = [fact.removeprefix(f"{kind}: ") for fact in facts if fact.startswith(f"{kind}: ")]
        if names:
            yield f"same {kind}: {', '.join(names)}"


def _speak(shared: list[str], written: Mapping[str, str]) -> list[str]:
    words = [written.get(word, word) for word in shared[:_NAMED_WORDS]]
    return [f"both speak of: {', '.join(words)}"] if words else []
