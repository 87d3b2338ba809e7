"""Which short texts, such as the titles of action items, say the same in nearly the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import fsum

from postmortem_kb.similarity.index import rarity
from postmortem_kb.similarity.words import count_words

# How much of two texts must be the same, by what their words tell; 1 is all of both. Tuned on the
# items of public reports: docs/project/decisions.md says what was seen there.
_ALIKE = 0.7
_FEWEST_WORDS = 2


def group_alike(texts: Sequence[str], leading: int) -> Iterator[tuple[int, ...]]:
    """The positions of texts that are alike, in groups of two and more; each text is in one.

    Each of the first `leading` texts that is in no group yet gathers those that are like it; it
    is the first of its group.
    """
    titles = _Titles(texts)
    taken: set[int] = set()
    for position in range(leading):
        if position not in taken:
            group = tuple(p for p in titles.like(position) if p not in taken)
            taken.update(group)
            if len(group) > 1:
                yield (position, *(p for p in group if p != position))


class _Titles:
    """Texts by their telling words. Sums are exact, so that no order of words changes them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [frozenset(count_words(text)) for text in texts]
        self._places: dict[frozenset[str], list[int]] = defaultdict(list)
        for position, words in enumerate(self._words):
            self._places[words].append(position)
        self._holding: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in self._places:
            for word in words:
                self._holding[word].append(words)
        count = len(self._places)
        self._rarity = {word: rarity(len(held), count) for word, held in self._holding.items()}

    def like(self, position: int) -> list[int]:
        """The positions of the texts that are like the one at `position`, itself among them."""
        asked = self._words[position]
        if len(asked) < _FEWEST_WORDS:
            return []
        found = {other for other in self._candidates(asked) if self._are_alike(asked, other)}
        return sorted(place for words in found for place in self._places[words])

    def _candidates(self, asked: frozenset[str]) -> Iterator[frozenset[str]]:
        """What can be alike at all: it holds one of the rarest words, without which too little
        is left to share."""
        left = self._tells(asked)
        least = left * _ALIKE / (2 - _ALIKE)
        for word in sorted(asked, key=lambda word: (-self._rarity[word], word)):
            if left < least:
                return
            yield from self._holding[word]
            left -= self._rarity[word]

    def _are_alike(self, one: frozenset[str], other: frozenset[str]) -> bool:
        shared = one & other
        if len(shared) < _FEWEST_WORDS:
            return False
        both = self._tells(one) + self._tells(other)
        return 2 * self._tells(shared) >= _ALIKE * both

    def _tells(self, words: frozenset[str]) -> float:
        return fsum(self._rarity[word] for word in words)
