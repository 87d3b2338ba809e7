"""The sections of a Markdown body: its headings, where a reader of the page sees them.

What looks like a heading inside of a list item, a quote, code or a comment begins no section, so
that nothing written there breaks out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from postmortem_kb.blocks import Block
from postmortem_kb.document import Section

MOST = 2_000
"""Sections; a text that has more is read up to here."""


def find_sections(text: str, start: int, line: int) -> tuple[Section, ...]:
    """The sections of `text` from position `start`, which is in line `line` (from 1).

    A section holds its sub-sections. What stands before the first heading is the first section,
    with heading "" and level 0.
    """
    headings = list(islice(_iter_headings(text, start, line), MOST))
    first = headings[0].start if headings else len(text)
    return (
        Section("", 0, line, text[start:first], start, first),
        *(_section(text, heading, end) for heading, end in _with_ends(headings, len(text))),
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading; `start` is where its first line begins, `below` where the text under it does."""

    text: str
    level: int
    line: int
    start: int
    below: int


def _section(text: str, heading: _Heading, end: int) -> Section:
    below = heading.below
    return Section(heading.text, heading.level, heading.line, text[below:end], below, end)


def _with_ends(headings: list[_Heading], length: int) -> list[tuple[_Heading, int]]:
    """Each heading and where its section ends: at the next heading that is not below it."""
    next_begin = [length] * 7
    found = []
    for heading in reversed(headings):
        found.append((heading, next_begin[heading.level]))
        next_begin[heading.level :] = [heading.start] * (7 - heading.level)
    return found[::-1]


def _iter_headings(text: str, start: int, line: int) -> Iterator[_Heading]:
    block = Block()
    starts: list[int] = []
    while start < len(text):
        starts.append(start)
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found = block.take(text[start:end].rstrip("\r").expandtabs(4))
        start = min(end + 1, len(text))
        if found:
            level, heading, lines = found
            first = len(starts) - lines
            yield _Heading(heading, level, line + first, starts[first], start)
