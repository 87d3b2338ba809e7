""" "Did you mean …": the nearest of the words that are allowed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from difflib import get_close_matches

_LONGEST = 80
_MOST_LISTED = 12
_SHORT = 12


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that is most like `word`, or "" where none is near.

    Small and capital letters are the same, and so are hyphens, underlines and spaces. Words that
    differ in their number alone (`SEV-4`, `SEV-3`) are not near: any rung would be as good a guess.
    """
    folded = _folded(word[:_LONGEST])
    by_folded = {_folded(each): each for each in allowed}
    by_folded = {each: given for each, given in by_folded.items() if not _of_a_row(folded, each)}
    # Of two letters, most words have one; of an id, the date alone is half.
    cutoff = 0.75 if len(folded) <= 2 else 0.65 if len(folded) < 12 else 0.8
    found = get_close_matches(folded, by_folded, n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else ""


def did_you_mean(word: str, allowed: Iterable[str], what: str = "use one of") -> str:
    """A hint for an unknown word: the nearest allowed one, else those there are, as they stand."""
    words = sorted(allowed) if isinstance(allowed, Set) else list(dict.fromkeys(allowed))
    found = nearest(word, words)
    if found:
        return f"did you mean `{found}`?"
    if not words:
        return ""
    listed = ", ".join(words[:_MOST_LISTED]) + (", …" if len(words) > _MOST_LISTED else "")
    return f"{what}: {listed}"


def _of_a_row(one: str, other: str) -> bool:
    """Whether two short words are alike but for a number of other digits at the end.

    `SEV-22` is `SEV-2` with a key hit twice; `SEV-99` is no slip of the hand.
    """
    (stem, number), (other_stem, other_number) = _numbered(one), _numbered(other)
    counted = bool(number and other_number) and set(number) != set(other_number)
    return counted and stem == other_stem and len(stem) < _SHORT


def _numbered(word: str) -> tuple[str, str]:
    stem = word.rstrip("0123456789")
    return stem.rstrip("-"), word[len(stem) :]


def _folded(word: str) -> str:
    return word.casefold().translate(_SEPARATORS)


_SEPARATORS = str.maketrans(" _", "--")
