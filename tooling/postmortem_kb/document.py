"""One file of a record, read: its data, where each value stands, and the sections of its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from postmortem_kb.problem import DataPath


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: `start` and `end` count characters; line and column count from 1."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the body and the text under it, with its sub-sections.

    `line` is the heading's line in the file; `start` and `end` are the character positions of
    the text below it. The text before the first heading is a section with heading "" and level 0.
    """

    heading: str
    level: int
    line: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Defect:
    """Something that the reader could not take as it stands.

    `breaks`: the data is not to be used. The message then holds no text of the file, so that it
    can be shown although nobody knows who may read the file. `width` counts characters.
    """

    line: int
    column: int
    message: str
    hint: str = ""
    width: int = 0
    breaks: bool = True


@dataclass(frozen=True)
class Document:
    """One file of a record, read.

    `path` is relative to the project's root. `values` and `keys` map each data path to its
    place in `text`. Where `broken`, `data` is empty.
    """

    name: str
    path: str
    text: str
    data: Mapping[str, Any]
    values: Mapping[DataPath, Span]
    keys: Mapping[DataPath, Span]
    body_start: int
    body_line: int
    sections: tuple[Section, ...]
    defects: tuple[Defect, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the front matter could not be read at all."""
        return any(defect.breaks for defect in self.defects)

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self.text[self.body_start :]

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines without their ends; line 1 is `lines[0]`."""
        return self.text.split("\n")

    def facts_alone(self) -> Document:
        """The same data without text, sections and places: most of what it takes to hold it."""
        return replace(self, text="", values={}, keys={}, sections=())

    def section(self, *headings: str) -> Section | None:
        """The first section whose heading is one of `headings`, whatever the case."""
        wanted = {heading.casefold() for heading in headings}
        return next((s for s in self.sections if s.heading.casefold() in wanted), None)

    def span(self, path: DataPath, *, key: bool = False) -> Span | None:
        """The place of a value (or of its key), or of the nearest thing above it."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        if path in first:
            return first[path]
        for length in range(len(path), 0, -1):
            span = second.get(path[:length]) or first.get(path[:length])
            if span:
                return span
        return None

    def quote(self, line: int, column: int, width: int) -> tuple[str, int]:
        """That line, and how many of its characters from the column on can be underlined."""
        text = self.lines[line - 1].rstrip("\r") if 0 < line <= len(self.lines) else ""
        return text, min(width, max(len(text) - column + 1, 0))


def text_of(data: Mapping[str, Any], key: str) -> str:
    """The text under `key`; "" where it is missing or no text. Whole numbers read as text."""
    value = data.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def texts_of(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts in the list under `key`, without what is no text."""
    value = data.get(key)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def maps_of(data: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    """The mappings in the list under `key`, without what is none."""
    value = data.get(key)
    return tuple(v for v in value if isinstance(v, Mapping)) if isinstance(value, list) else ()
