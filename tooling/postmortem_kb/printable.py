"""Any text as one line that can do nothing to a terminal, a log or a reader's eye."""

from __future__ import annotations

import re
import unicodedata

_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Emoji of several people and the scripts of India and Persia are written with joiners; beside
# ASCII or beside each other they only hide something.
_JOINED = re.compile(r"(?<=[^\x00-\x7f\u200b-\u200f])[\u200c\u200d](?=[^\x00-\x7f\u200b-\u200f])")


def printable(text: str) -> str:
    r"""`text` on one line, with each unseen character written out: `\n`, `\x1b`, `\u202e`.

    Unseen are control and formatting characters (bidirectional overrides, zero-width ones), line
    and paragraph separators, and halves of surrogate pairs. All else stays as it is.
    """
    if text.isprintable():
        return text
    joiners = {match.start() for match in _JOINED.finditer(text)}
    return "".join(
        character if position in joiners else _seen(character)
        for position, character in enumerate(text)
    )


def _seen(character: str) -> str:
    if unicodedata.category(character) not in _UNSEEN:
        return character
    return _NAMED.get(character) or character.encode("unicode_escape", "backslashreplace").decode()


def shown(text: str, longest: int = 60) -> str:
    """`text` as `printable` gives it, and no longer than that many characters."""
    seen = printable(text[: longest + 1])
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"
