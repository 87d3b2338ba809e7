"""The sections of a Markdown body: ATX headings outside of code fences and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.document import Section

_MARKS = re.compile(
    r"^ {0,3}(?:(?P<hashes>#{1,6})(?=[ \t\r]|$)[ \t]*(?P<heading>.*?)[ \t]*(?:(?<=[ \t])#+[ \t]*)?\r?"
    r"|(?P<fence>`{3,}|~{3,})(?P<info>.*)"
    r"|(?P<comment><!--).*)$",
    re.MULTILINE,
)
_Heading = tuple[int, str, int, int]


def find_sections(text: str, start: int, line: int) -> tuple[Section, ...]:
    """The sections of `text` from position `start`, which is in line `line` (from 1).

    A section holds its sub-sections. What stands before the first heading is the first section,
    with heading "" and level 0.
    """
    headings = list(_iter_headings(text, start))
    first = headings[0][2] if headings else len(text)
    preamble = Section("", 0, line, text[start:first], start, first)
    found = [preamble]
    counted_to, at_line = start, line
    for position, (level, heading, begin, body) in enumerate(headings):
        at_line += text.count("\n", counted_to, begin)
        counted_to = begin
        end = _end_of_section(headings, position, level, len(text))
        found.append(Section(heading, level, at_line, text[body:end], body, end))
    return tuple(found)


def _end_of_section(headings: list[_Heading], position: int, level: int, length: int) -> int:
    following = headings[position + 1 :]
    return next((begin for deep, _, begin, _ in following if deep <= level), length)


def _iter_headings(text: str, start: int) -> Iterator[_Heading]:
    """Yield (level, heading, start of its line, start of the text below) outside of code."""
    position = start
    while match := _MARKS.search(text, position):
        below = min(match.end() + 1, len(text))
        position = below
        if match["hashes"]:
            yield len(match["hashes"]), match["heading"], match.start(), below
        elif match["comment"]:
            closed = text.find("-->", match.start("comment") + 4)
            position = len(text) if closed < 0 else closed + 3
        elif not (match["fence"][0] == "`" and "`" in match["info"]):
            position = _end_of_fence(text, below, match["fence"])


def _end_of_fence(text: str, start: int, fence: str) -> int:
    closing = re.compile(
        rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*\r?$", re.MULTILINE
    )
    match = closing.search(text, start)
    return min(match.end() + 1, len(text)) if match else len(text)
