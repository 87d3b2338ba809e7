"""Makes the mends of `check --fix` in the text of a record, each only where it is safe.

Whatever a mend is not about keeps every byte. The result is read again: where the data, the
headings or the entries of the timeline are not what they were, the mend is not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from postmortem_kb.bodymends import added_section, marked_entries, sorted_entries
from postmortem_kb.document import Document
from postmortem_kb.edit import (
    AddSection,
    MarkEntries,
    Mend,
    NameItem,
    OrderKeys,
    QuoteFacts,
    SortEntries,
    TrimFacts,
)
from postmortem_kb.factmends import Piece, named_item, ordered_keys, quoted_values, trimmed_lines
from postmortem_kb.frontmatter import read_document
from postmortem_kb.timeline import HEADING, read_timeline


def mend(document: Document, mends: Iterable[Mend]) -> tuple[Document, int]:
    """The document with those mends that are needed and safe, and how many places they changed.

    A document that cannot be read stays as it is.
    """
    count = 0
    for each in () if document.broken else mends:
        pieces = list(_pieces(document, each))
        after = _with_pieces(document, pieces) if pieces else document
        if after.text != document.text and _is_as_meant(document, after, each):
            document, count = after, count + len(pieces)
    return document, count


def _pieces(document: Document, each: Mend) -> Iterator[Piece]:
    match each:
        case TrimFacts():
            return trimmed_lines(document)
        case QuoteFacts():
            return quoted_values(document)
        case OrderKeys():
            return ordered_keys(document, each.order)
        case NameItem():
            return named_item(document, each)
        case MarkEntries():
            return marked_entries(document)
        case SortEntries():
            return sorted_entries(document)
        case AddSection():
            return added_section(document, each)


def _with_pieces(document: Document, pieces: Sequence[Piece]) -> Document:
    text, position = [], 0
    for piece in sorted(pieces, key=lambda piece: piece.start):
        text += [document.text[position : piece.start], piece.text]
        position = piece.end
    whole = "".join([*text, document.text[position:]])
    return read_document(document.name, document.path, whole.encode("utf-8"))


def _is_as_meant(before: Document, after: Document, each: Mend) -> bool:
    """Whether nothing but what the mend is about has changed."""
    if after.broken:
        return False
    match each:
        case NameItem():
            return after.body == before.body and _named(after.data, each) == _named(
                before.data, each
            )
        case AddSection():
            same = after.data == before.data and after.body.startswith(before.body)
            return same and _headings(after) == [*_headings(before), each.heading]
        case MarkEntries() | SortEntries():
            return after.data == before.data and _is_same_timeline(before, after)
        case _:
            return after.data == before.data and after.body == before.body


def _named(data: Any, each: NameItem) -> Any:
    """The data as it is once the item has its id."""
    *above, last = each.path
    inside = copied = dict(data)
    for part in above:
        value = inside[part]
        inside[part] = dict(value) if isinstance(value, dict) else list(value)
        inside = inside[part]
    inside[last] = {**inside[last], "id": each.id}
    return copied


def _is_same_timeline(before: Document, after: Document) -> bool:
    """The same entries under the same heading, in some order, and all else as it was."""
    return _around(after) == _around(before) and _said(after) == _said(before)


def _headings(document: Document) -> list[str]:
    return [section.heading for section in document.sections]


def _around(document: Document) -> tuple[str, str]:
    section = document.section(HEADING)
    return (document.text[: section.start], document.text[section.end :]) if section else ("", "")


def _said(document: Document) -> list[str]:
    """The lines of each entry, behind the sign that marks it."""
    return sorted(
        document.text[entry.start + 1 : entry.end].rstrip("\r\n")
        for entry in read_timeline(document)
    )
