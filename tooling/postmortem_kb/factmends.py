"""What `check --fix` changes in the front matter, as stretches of text; the data stays the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postmortem_kb.document import Document
from postmortem_kb.edit import NameItem
from postmortem_kb.yamlscalar import misread
from postmortem_kb.yamlsplice import end_of_fact, newline_of, value_at
from postmortem_kb.yamlwriter import write_scalar

_TRAILING = re.compile(r"[ \t]+(?=\r?$)", re.MULTILINE)
_INDENTED_COMMENT = re.compile(r"[ \t]+#[^\n]*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """The characters from `start` to `end` are to be `text`."""

    start: int
    end: int
    text: str


def trimmed_lines(document: Document) -> Iterator[Piece]:
    """White space at the ends of lines, except within values of several lines."""
    kept = list(_long_texts(document))
    for match in _TRAILING.finditer(document.text, 0, document.body_start):
        if not any(start < match.end() and match.start() < end for start, end in kept):
            yield Piece(match.start(), match.end(), "")


def quoted_values(document: Document) -> Iterator[Piece]:
    """Plain values that other readers of YAML would misread, between quotation marks."""
    for path, span in document.values.items():
        written = document.text[span.start : span.end]
        if value_at(document, path) == written and misread(written):
            yield Piece(span.start, span.end, write_scalar(written))


def named_item(document: Document, mend: NameItem) -> Iterator[Piece]:
    """The id of an item that has none, before its other keys or where the empty one stands."""
    item = value_at(document, mend.path)
    if not isinstance(item, dict) or not item or item.get("id") is not None:
        return
    if "id" in item:
        span = document.values[(*mend.path, "id")]
        space = "" if document.text[span.start - 1].isspace() else " "
        yield Piece(span.start, span.end, space + mend.id)
        return
    key = document.keys[(*mend.path, next(iter(item)))]
    in_braces = document.text[document.values[mend.path].start] == "{"
    gap = ", " if in_braces else newline_of(document) + " " * (key.column - 1)
    yield Piece(key.start, key.start, f"id: {mend.id}{gap}")


def ordered_keys(document: Document, order: Sequence[str]) -> Iterator[Piece]:
    """The lines of the keys in that order; a key that is not in it stays behind the one above."""
    facts = list(_facts(document))
    wanted = _sorted([fact.key for fact in facts], order)
    if not facts or wanted == [fact.key for fact in facts]:
        return
    text = {fact.key: document.text[fact.start : fact.end] for fact in facts}
    yield Piece(facts[0].start, facts[-1].end, "".join(text[key] for key in wanted))


@dataclass(frozen=True, slots=True)
class _Fact:
    """A key of the top, and where the lines that go with it begin and end."""

    key: str
    start: int
    end: int


def _facts(document: Document) -> Iterator[_Fact]:
    """The facts in the order written.

    A comment goes with the key below it, an indented one with the key above. One at the very top
    that a blank line follows is about the whole file and stays there.
    """
    start = _below_header(document)
    for key in document.data:
        end = end_of_fact(document, (key,))
        while comment := _INDENTED_COMMENT.match(document.text, end):
            end = comment.end()
        yield _Fact(key, start, end)
        start = end


def _below_header(document: Document) -> int:
    first = document.text.find("\n") + 1
    if not document.data:
        return first
    key = document.keys[(next(iter(document.data)),)].start
    blank = list(re.finditer(r"^[ \t]*\r?\n", document.text[first:key], re.MULTILINE))
    return first + blank[-1].end() if blank else first


def _sorted(keys: Sequence[str], order: Sequence[str]) -> list[str]:
    """The known keys in their order; each unknown one stays behind the known one above it."""
    places = {key: place for place, key in enumerate(order)}
    place, placed = -1, []
    for key in keys:
        place = places.get(key, place)
        placed.append((place, key))
    return [key for _, key in sorted(placed, key=lambda pair: pair[0])]


def _long_texts(document: Document) -> Iterator[tuple[int, int]]:
    """Where texts of several lines begin and end; the blank lines below may belong to them."""
    for path, span in document.values.items():
        written = document.text[span.start : span.end]
        if "\n" in written and isinstance(value_at(document, path), str):
            rest = document.text[span.end : document.body_start]
            yield span.start, document.body_start - len(rest.lstrip())
