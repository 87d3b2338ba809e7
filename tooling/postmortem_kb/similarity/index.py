"""An inverted index over records: which of them share telling words, services and causes.

Words are weighed by how rare they are among the records given (Robertson and Zaragoza, The
Probabilistic Relevance Framework: BM25 and Beyond, 2009), so that the result depends on these
records alone and is the same every time. A score is never shown: reasons are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop
from math import log

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.similarity.words import bare, count_words
from postmortem_kb.timeline import HEADING as TIMELINE

_SATURATION = 1.2
_LENGTH_MATTERS = 0.6
_TITLE, _HEADLINES = 3, 2
# What stands in one of three records is not common: with few records it is rare all the same.
FEWEST = 30
# A posting is the record's number and, in the lowest bits, how often the word stands in it.
_BITS = 6
_MOST = (1 << _BITS) - 1


class Index:
    """The words and facts of some records, for asking which records hold them."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self.incidents: Sequence[Incident] = sorted(incidents, key=lambda one: one.id)
        # That the same people were there makes no two incidents alike.
        self.people = {bare(who) for one in self.incidents for who in people_of(one)}
        self._postings: dict[str, array[int]] = defaultdict(lambda: array("Q"))
        lengths = [self._add(number, one) for number, one in enumerate(self.incidents)]
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._norms = [_norm(length / (mean or 1.0)) for length in lengths]

    def _add(self, number: int, incident: Incident) -> int:
        words = count_words(text_for_index(incident))
        for word, count in words.items():
            self._postings[word].append(number << _BITS | min(count, _MOST))
        for fact in facts_of(incident):
            self._postings[fact].append(number << _BITS | 1)
        return words.total()

    def frequency(self, term: str) -> int:
        """In how many records the term stands."""
        return len(self._postings[term]) if term in self._postings else 0

    def rarity(self, term: str) -> float:
        """How much a term tells: near 0 if it stands everywhere, 0 if it stands nowhere."""
        return rarity(self.frequency(term), len(self.incidents))

    def terms_beginning(self, beginning: str) -> list[str]:
        """Every word of the records that begins so."""
        return [term for term in self._postings if term.startswith(beginning)]

    def holds(self, number: int, term: str) -> bool:
        """Whether the record of that number holds the term."""
        postings = self._postings.get(term)
        if postings is None:
            return False
        place = bisect_left(postings, number << _BITS)
        return place < len(postings) and postings[place] >> _BITS == number

    def scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        """What each record that holds any of the terms scores, by its number."""
        scores: dict[int, float] = defaultdict(float)
        norms = self._norms
        for term, weight in weights.items():
            full = weight * self.rarity(term) * (_SATURATION + 1)
            for posting in self._postings.get(term, ()):
                number, count = posting >> _BITS, posting & _MOST
                scores[number] += full * count / (count + norms[number])
        return scores

    def telling(self, incident: Incident, limit: int, most: int) -> list[str]:
        """The words that tell most of a record: none that it says once, or `most` others say."""
        weights = {
            word: self.rarity(word) * count / (count + _SATURATION)
            for word, count in count_words(text_for_index(incident)).items()
            if count > 1 and 1 < self.frequency(word) <= most and word not in self.people
        }
        return sorted(weights, key=lambda word: (-weights[word], word))[:limit]

    def ranked(self, scores: Mapping[int, float]) -> Iterator[int]:
        """The numbers with the best scores first; of equal ones the newest first."""
        # Records are numbered by id, which begins with the date. Few are ever asked for.
        heap = [(-round(score, 6), -number) for number, score in scores.items()]
        heapify(heap)
        while heap:
            yield -heappop(heap)[1]


def rarity(frequency: int, count: int) -> float:
    """How much a word tells that stands in `frequency` of `count` texts; 0 if in none."""
    if not frequency:
        return 0.0
    return log(1 + (max(count, FEWEST) - frequency + 0.5) / (frequency + 0.5))


def facts_of(incident: Incident) -> list[str]:
    """Services and causes as terms; no word can be one, for a word holds no space."""
    services = [f"service: {service}" for service in incident.services]
    return list(dict.fromkeys(services + [f"cause: {cause}" for cause in incident.causes]))


def text_for_index(incident: Incident) -> str:
    """All that a record says; what matters most more than once."""
    headlines = [incident.summary, incident.solution, *incident.tags]
    return "\n".join([incident.title] * _TITLE + headlines * _HEADLINES + passages(incident))


def passages(incident: Incident) -> list[str]:
    """The running text of a record: both bodies, the impact, the items' titles."""
    impact = incident.incident.data.get("impact")
    how = [text_of(impact, key) for key in ("who", "how")] if isinstance(impact, Mapping) else []
    sections = [s for document in incident.documents for s in document.sections]
    told = [section.text for section in sections if section.heading != TIMELINE]
    logged = [entry.text for entry in incident.timeline]
    return [*told, *logged, *how, *(item.title for item in incident.action_items)]


def people_of(incident: Incident) -> Iterator[str]:
    """The handles of all who had to do with it."""
    data = incident.incident.data
    yield from (text_of(data, key) for key in ("declared_by", "confirmed_by", "resolved_by"))
    yield from (holding.who for holding in incident.holdings)
    yield from (entry.author for entry in incident.timeline)
    yield from (*incident.authors, *incident.approved_by)
    yield from (item.owner for item in incident.action_items)


def _norm(length: float) -> float:
    """How much a record of this length (1 is the mean) must repeat a word to mean it."""
    return _SATURATION * (1 - _LENGTH_MATTERS + _LENGTH_MATTERS * length)
