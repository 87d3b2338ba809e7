"""What `check --fix` changes below the front matter: the timeline's form and order, and headings.

Prose is never touched: where anything but entries stands in a timeline, nobody can say what may be
moved, and it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postmortem_kb.document import Document
from postmortem_kb.edit import AddSection
from postmortem_kb.factmends import Piece
from postmortem_kb.incident import Entry
from postmortem_kb.timeline import is_entry, read_timeline
from postmortem_kb.yamlsplice import newline_of

_MARKED_OTHERWISE = re.compile(r"[*+]( [0-9]{4}-[^\n]*)")
_LINE_OF_ENTRIES = re.compile(r"- [0-9]{4}-|[ \t]|\r?$")
_END = re.compile(r"\r?\n\Z")


def marked_entries(document: Document) -> Iterator[Piece]:
    """The sign `-` for entries that begin with `*` or `+` and are sound otherwise."""
    for entry in read_timeline(document):
        other = _MARKED_OTHERWISE.match(document.text, entry.start)
        if other and is_entry(f"-{other[1]}"):
            yield Piece(entry.start, entry.start + 1, "-")


def sorted_entries(document: Document) -> Iterator[Piece]:
    """Each entry that is to stand elsewhere, with its lines; what has one time keeps its order."""
    entries = read_timeline(document)
    if not _can_be_sorted(document, entries):
        return
    texts = [document.text[entry.start : entry.end] for entry in entries]
    places = sorted(range(len(entries)), key=lambda place: _time(entries[place]))
    for here, (entry, old) in enumerate(zip(entries, places, strict=True)):
        if here != old:
            end = _END.search(texts[here])
            text = _END.sub("", texts[old]) + (end[0] if end else "")
            yield Piece(entry.start, entry.end, text)


def added_section(document: Document, mend: AddSection) -> Iterator[Piece]:
    """A heading at the end of the file, with its question in a comment as `draft` writes it."""
    newline, at = newline_of(document), len(document.text)
    # The end of a comment would close it.
    asks = " ".join(mend.asks.split()).replace("--", "–")
    parts = [f"## {mend.heading}", *([f"<!-- {asks} -->"] if asks else [])]
    ends = document.text.endswith("\n")
    blank = document.text.endswith(("\n\n", "\n\r\n"))
    gap = "" if blank else newline if ends else newline * 2
    yield Piece(at, at, gap + (newline * 2).join(parts) + newline)


def _can_be_sorted(document: Document, entries: Sequence[Entry]) -> bool:
    """Whether all times are known and there is nothing but entries and lines that continue them."""
    if not entries or any(entry.moment is None or not entry.moment.exact for entry in entries):
        return False
    lines = document.text[entries[0].start : entries[-1].end].split("\n")
    return all(_LINE_OF_ENTRIES.match(line) for line in lines)


def _time(entry: Entry) -> float:
    return entry.moment.at.timestamp() if entry.moment else 0.0
