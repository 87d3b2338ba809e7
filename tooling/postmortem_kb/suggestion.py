""" "Did you mean …": the nearest of the words that are allowed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that is most like `word`, whatever the case, or "" where none is near."""
    by_folded = {each.casefold(): each for each in allowed}
    found = get_close_matches(word.casefold()[:80], by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def did_you_mean(word: str, allowed: Iterable[str], what: str = "use one of") -> str:
    """A hint for an unknown word: the nearest allowed one, else all of them if they are few."""
    words = sorted(set(allowed))
    found = nearest(word, words)
    if found:
        return f"did you mean `{found}`?"
    if not words:
        return ""
    listed = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
    return f"{what}: {listed}"
