"""Makes the lists of very common words in Pagefind's index short enough to be sent to a reader.

Pagefind keeps every place of a word on every page. Of a word that stands on most of 10,000 pages
that is a third of a megabyte, for a query that it hardly narrows. Where a part of the index is
heavier than `HEAVY`, each page keeps its first places of a word alone, fewer until the part is
light. How often a word stands on a page counts less for the order of hits from the second time
on, so that pages with few are ordered as before. A phrase in quotes is found by the places that
are kept. No page is taken out of any list.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

from postmortem_kb.website import cbor

HEAVY = 40_000
# Numbers, not places: where the weight of places changes, a number says so.
_KEPT = (16, 8, 6, 4, 2)
_PLACES, _META_PLACES = 1, 2


def lighten(content: bytes, mark: bytes) -> bytes:
    """A part of the index, compressed as it lies on disk; itself where it is light enough."""
    if len(content) <= HEAVY:
        return content
    (words,) = _values(gzip.decompress(content), mark)
    for kept in _KEPT:
        content = gzip.compress(mark + cbor.encode([[_shorter(w, kept) for w in words]]), mtime=0)
        if len(content) <= HEAVY:
            break
    return content


def _values(content: bytes, mark: bytes) -> Any:
    if not content.startswith(mark):
        raise ValueError("a part of the index has an unknown form")
    return cbor.decode(content[len(mark) :])


def _shorter(word: Any, kept: int) -> Any:
    """A word as [itself, its pages, its other spellings with their pages]."""
    text, pages, spellings = word
    return [text, _short(pages, kept), [[form, _short(found, kept)] for form, found in spellings]]


def _short(pages: Sequence[Any], kept: int) -> Sequence[Any]:
    """Pages as [number since the one before, places, places in the title and the like]."""
    return [[page[0], page[_PLACES][:kept], page[_META_PLACES]] for page in pages]
