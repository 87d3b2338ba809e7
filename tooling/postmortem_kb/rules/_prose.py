"""An answer's own words, passage by passage, shared by the rules on how answers are written.

Code, comments, addresses, block quotations and, unless asked for, what stands in quotation marks
and the texts of links are not the author's words: they are blanked, so that what is left keeps its
line and column. Every search is for whole words and takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postmortem_kb.document import Document, Section
from postmortem_kb.incident import POSTMORTEM_FILE
from postmortem_kb.problem import At

_TARGET = re.compile(r"\]\([^()\s]*(?=\))")
# Each begins with a character of its own, so that a search can run to it.
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|`(?<!``)`*+[^`\n]+`++|<https?://\S+|https?://\S+", re.DOTALL
)
_SAID = re.compile(r'"[^"\n]*"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|\[[^\[\]\n]*\](?=[(\[])')
# Quotations, and what is indented as far as code within a list.
_ASIDE = re.compile(r"\s*>|\t\t| {8}")
_FENCE = re.compile(r" {0,3}(```|~~~)")
# A point of a list, a heading and a row of a table stand for themselves.
_POINT = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_ITSELF = re.compile(rf"{_POINT.pattern}|\s{{0,3}}#|\s*\|")
_END = re.compile(r"[.!?;:](?=\s|\Z)|\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a point of a list, a heading, or a part of one.

    `number` is its first line, which counts from 1 in its file; `column` where it begins there.
    """

    number: int
    text: str
    column: int = 1

    @property
    def is_point(self) -> bool:
        """Whether it is a point of a list."""
        return _POINT.match(self.text) is not None

    @property
    def indent(self) -> int:
        """How many characters stand before its first word or mark."""
        return len(self.text) - len(self.text.lstrip())

    def at(self, start: int, end: int) -> At:
        """The place of a part of it, as far as that stands on one line."""
        line = self.text.count("\n", 0, start)
        begin = self.text.rfind("\n", 0, start) + 1
        width = len(self.text[start:end].partition("\n")[0])
        column = start - begin + (1 if line else self.column)
        return At(POSTMORTEM_FILE, line=self.number + line, column=column, width=width)

    def iter_sentences(self) -> Iterator[Passage]:
        """Its sentences; what stands before a colon or a semicolon is one too."""
        start, number, column = 0, self.number, self.column
        for end in _END.finditer(self.text):
            text = self.text[start : end.end()]
            if text:
                yield Passage(number, text, column)
            broken = text.count("\n")
            number += broken
            column = len(text) - text.rfind("\n") if broken else column + len(text)
            start = end.end()


def iter_prose(
    document: Document | None, section: Section | None = None, *, quoted: bool = False
) -> Iterator[Passage]:
    """The passages of a section, or of the whole body, that hold words of their author."""
    if document is None:
        return
    start, end = (section.start, section.end) if section else (document.body_start, None)
    written = document.text[start:end]
    text = _HIDDEN.sub(_blank, _TARGET.sub(_blank_target, written))
    lines = (text if quoted else _SAID.sub(_blank, text)).split("\n")
    first = document.text.count("\n", 0, start) + 1
    held: list[str] = []
    for number, line in enumerate([*_without_asides(lines, written.split("\n")), ""], start=first):
        if held and (not line.strip() or _ITSELF.match(line) or held[-1].lstrip().startswith("#")):
            yield Passage(number - len(held), "\n".join(held))
            held = []
        if line.strip():
            held.append(line.rstrip("\r"))


def _without_asides(lines: list[str], written: list[str]) -> Iterator[str]:
    """The same lines, empty where code or a quotation stands in what was written."""
    fenced = ""
    for line, whole in zip(lines, written, strict=True):
        fence = _FENCE.match(line)
        if fence and fence[1] in (fenced, fenced or fence[1]):
            fenced = "" if fenced else fence[1]
            yield ""
        else:
            yield "" if fenced or _ASIDE.match(whole) else line


def _blank_target(link: re.Match[str]) -> str:
    return "](" + " " * (len(link[0]) - 2)


def _blank(hidden: re.Match[str]) -> str:
    return "".join("\n" if character == "\n" else " " for character in hidden.group())
