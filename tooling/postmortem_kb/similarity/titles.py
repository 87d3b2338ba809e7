"""Which short texts, such as the titles of action items, say the same in nearly the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import fsum

from postmortem_kb.similarity.index import rarity
from postmortem_kb.similarity.words import count_words

# How much of two texts must be the same, by what their words tell; 1 is all of both. Tuned on the
# items of public reports: docs/project/decisions.md says what was seen there.
_ALIKE = 0.7
_FEWEST_WORDS = 2
# A word of every hundredth text brings nobody together, where there are many: texts made of such
# words alone are alike where they have the same.
_COMMON = 100
_FEW = 100


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
        held = Counter(word for words in self._places for word in words)
        self._rarity = {word: rarity(times, len(self._places)) for word, times in held.items()}
        self._tells = {words: self._sum(words) for words in self._places}
        most = max(_FEW, len(self._places) // _COMMON)
        self._common = {word for word, times in held.items() if times > most}
        self._by_rare_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in self._places:
            for word in self._rarest(words):
                self._by_rare_word[word].append(words)

    def like(self, position: int) -> list[int]:
        """The positions of the texts that are like the one at `position`, itself among them."""
        asked = self._words[position]
        near = {other for word in self._rarest(asked) for other in self._by_rare_word[word]}
        found = (other for other in {asked, *near} if self._are_alike(asked, other))
        return sorted(place for words in found for place in self._places[words])

    def _rarest(self, words: frozenset[str]) -> Iterator[str]:
        """The rarest words: what is left tells too little to be all that two texts share.

        So of two that are alike the rarest word that they share is one of these in both.
        """
        left = self._tells[words]
        least = left * _ALIKE / (2 - _ALIKE)
        for word in sorted(words, key=lambda word: (-self._rarity[word], word)):
            if left < least:
                return
            if word not in self._common:
                yield word
            left -= self._rarity[word]

    def _are_alike(self, one: frozenset[str], other: frozenset[str]) -> bool:
        shared = one & other
        both = self._tells[one] + self._tells[other]
        return len(shared) >= _FEWEST_WORDS and 2 * self._sum(shared) >= _ALIKE * both

    def _sum(self, words: frozenset[str]) -> float:
        return fsum(self._rarity[word] for word in words)
