"""Which blocks of a Markdown text are open after each of its lines: lists, quotes, code, comments.

The rules are those of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), as far as they decide
where a heading stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 20
"""Levels of lists and quotes; what is deeper is text."""

Found = tuple[int, str, int]
"""A heading that a line ends: its level, its text, and how many lines it takes."""
_TAGS = """
    address article aside base basefont blockquote body caption center col colgroup dd
    details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2
    h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol
    optgroup option p param search section summary table tbody td tfoot th thead title tr
    track ul
""".split()
"""The elements whose tag begins a block of HTML (CommonMark 0.31, 4.6, kind 6)."""
_START = re.compile(
    r" {0,3}(?:"
    r"(?P<heading>#{1,6})(?![^ ])"
    r"|(?P<underline>=+|-+) *$"
    r"|(?P<rule>([-*_])(?: *\4){2,}+ *$)"
    r"|(?P<fence>`{3,}(?!.*`)|~{3,})"
    r"|(?P<raw><!--|<(?:pre|script|style|textarea)(?![^ >]))"
    rf"|(?P<html></?(?:{'|'.join(_TAGS)})(?![^ />]))"
    r"|(?P<item>[-+*]|(?P<number>[0-9]{1,9})[.)])(?![^ ])"
    r"|(?P<quote>>)"
    r")",
    re.IGNORECASE,
)
_QUOTED = re.compile(r" {0,3}> ?")
_BLANK = re.compile(" *$")
_END_OF_COMMENT = re.compile(".*?-->")
_END_OF_TAG = re.compile(".*?</(?:pre|script|style|textarea)>", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A text, list item or quote, taken line by line: what its lines so far have left open."""

    depth: int = 0
    begun: bool = False
    closing: re.Pattern[str] | None = None
    """What ends the code or comment that is open."""
    paragraph: list[str] = field(default_factory=list)
    """The lines of the paragraph that is open."""
    child: Block | None = None
    """The list item or quote that is open."""
    column: int = 0
    """Where the text of that item begins; 0 for a quote."""

    def take(self, line: str) -> Found | None:
        """Take the next line, without what stands before it for the blocks around this one."""
        blank = not line.strip(" ")
        self.begun = self.begun or not blank
        if self.closing:
            self.closing = None if self.closing.match(line) else self.closing
        elif blank:
            self._take_blank()
        elif not (self.child and self._is_of_child(self.child, line)):
            return self._take_own(line)
        return None

    def _take_blank(self) -> None:
        """A blank line ends a paragraph, a quote, and an item that has no text yet."""
        self.paragraph = []
        if self.child and self.column and self.child.begun:
            self.child.take("")
        else:
            self.child = None

    def _is_of_child(self, child: Block, line: str) -> bool:
        """Give the line to the item or quote that is open, or close that."""
        quoted = None if self.column else _QUOTED.match(line)
        if quoted:
            child.take(line[quoted.end() :])
        elif self.column and not line[: self.column].strip(" "):
            child.take(line[self.column :])
        elif (paragraph := child.innermost_paragraph()) and _continues_paragraph(line):
            paragraph.append(line)
        else:
            self.child = None
        return self.child is not None

    def innermost_paragraph(self) -> list[str]:
        return self.child.innermost_paragraph() if self.child else self.paragraph

    def _take_own(self, line: str) -> Found | None:
        start = _START.match(line)
        kind = start.lastgroup if start else ""
        if kind == "underline":
            return self._take_underline(line)
        if start is None or self._only_continues(start, line):
            self._take_text(line)
            return None
        self.paragraph = []
        if kind == "heading":
            return len(start["heading"]), _heading_text(line), 1
        if kind == "item":
            self._open_item(line, start.end())
        elif kind == "quote":
            self._open(line, column=0)
        elif kind in ("fence", "raw", "html"):
            self._open_raw(line, start)
        return None

    def _only_continues(self, start: re.Match[str], line: str) -> bool:
        """In the middle of a paragraph, a list begins with 1 and with text."""
        if not self.paragraph or start.lastgroup != "item":
            return False
        number = start["number"]
        return (number is not None and int(number) != 1) or not line[start.end() :].strip(" ")

    def _take_text(self, line: str) -> None:
        if self.paragraph or not line.startswith("    "):
            self.paragraph.append(line)

    def _take_underline(self, line: str) -> Found | None:
        """`===` or `---` below a paragraph; else a rule, an item without text, or text."""
        mark = line.strip(" ")
        if self.paragraph:
            lines, self.paragraph = self.paragraph, []
            text = " ".join(each.strip(" ") for each in lines)
            return (1 if mark[0] == "=" else 2), text, len(lines) + 1
        if mark == "-":
            self._open_item(line, line.index("-") + 1)
        elif mark[0] == "=" or len(mark) == 2:
            self.paragraph.append(line)
        return None

    def _open_item(self, line: str, end: int) -> None:
        """A list item whose marker ends at column `end`."""
        rest = line[end:]
        gap = len(rest) - len(rest.lstrip(" "))
        self._open(line, end + (gap if rest.strip(" ") and gap <= 4 else 1))

    def _open(self, line: str, column: int) -> None:
        if self.depth == DEEPEST:
            self.paragraph.append(line)
            return
        self.child, self.column = Block(self.depth + 1), column
        if line[column:].strip(" "):
            self._is_of_child(self.child, " " * column + line[column:])

    def _open_raw(self, line: str, start: re.Match[str]) -> None:
        """A code block, a comment or an HTML block, which ends as it began."""
        if start["fence"]:
            fence = start["fence"]
            self.closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}} *$")
        elif start["html"]:
            self.closing = _BLANK
        else:
            closing = _END_OF_COMMENT if start["raw"] == "<!--" else _END_OF_TAG
            self.closing = None if closing.match(line, start.end()) else closing


def _continues_paragraph(line: str) -> bool:
    """Whether a line outside of a list item or quote can go on with a paragraph inside."""
    start = _START.match(line)
    mark = line.strip(" ")
    return start is None or (start.lastgroup == "underline" and (mark[0] == "=" or mark == "--"))


def _heading_text(line: str) -> str:
    """Without the hashes before it, and without those that may close it."""
    text = line.strip(" ").lstrip("#").strip(" ")
    open_end = text.rstrip("#")
    return text if open_end and open_end[-1] != " " else open_end.rstrip(" ")
