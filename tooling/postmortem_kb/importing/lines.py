"""The lines of a foreign report, each with what it is: heading, list item, table row, code, text.

Wider than the reader of our own records: whatever a page's reader would see as a heading or as a
list is one here, however it is indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postmortem_kb.importing.html_rows import html_rows
from postmortem_kb.importing.wiki_rows import wiki_rows

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(?P<text>.*?))?[ \t#]*$")
# MediaWiki and AsciiDoc.
_EQUALS = re.compile(r"(={1,6})[ \t]*(?P<text>[^=\s][^=]{0,200}?)[ \t]*(?:\1)?[ \t]*$")
# A wiki's, and a tag that stands alone on its line.
_WIKI = re.compile(r"h([1-6])\.[ \t]+(?P<text>\S.*)$")
_TAG = re.compile(r"\s*<h([1-6])\b[^<>]{0,200}>(?P<text>.{1,200}?)</h\1>\s*$", re.IGNORECASE)
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
_ITEM = re.compile(
    r"([ \t]*)(?:[-*+•–—▪●○‣·]|\*{2,5}|\.{1,5}|#\.|[0-9]{1,3}[.)]|[0-9]\ufe0f?\u20e3)"
    r"[ \t]+(?P<text>.*)$"
    r"|(?=[ \t]*\[[ xX✓✔]\][ \t]+\S)(?P<box>.*)$"
)
# What stands in a tag on one line, and tags that only hold others.
_TAGGED = re.compile(r"<(?P<tag>li|p|dd|dt)\b[^<>]{0,200}>(?P<text>.*?)(?:</(?P=tag)>)?$", re.I)
_INLINE = re.compile(r"</?(?:strong|b|em|i|span|code|time|small|sub)\b[^<>]{0,200}>", re.I)
_HOLDING = re.compile(
    r"(?:\s*</?(?:ul|ol|dl|table|thead|tbody|div|section|article)\b[^<>]{0,200}>)+\s*$", re.I
)
_MARKS = re.compile(r"(?:\*+|\.+)(?=[ \t])")
# Where headings are written as a wiki's `h2.`, a hash is the number of a list.
_HASHES = re.compile(r"#{1,5}(?=[ \t]+\S)")
_COLONS = re.compile(r"\s*:{3,}\s*$")
_GRID = re.compile(r"\s*=+(?:\s+=+)+\s*$")
_ROW = re.compile(r"[ \t]*\|.*|(?:[^|`]*\|){2,}[^|]*$")
_SEPARATOR = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_TILDES = re.compile(r"~{3,}[ \t]*$")
_FENCE = re.compile(r"[ \t]*(```+(?!.*`)|~~~+)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number, what it is, how far it is indented, and its text without markers.

    `kind`: blank, heading, item, row, separator, quote, code, comment, rule or text; "cell" goes on
    with the row above, which has the words of both. `level` is that of a heading, or 0.
    """

    number: int
    kind: str
    indent: int
    level: int
    text: str
    raw: str


def read_lines(text: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of a text from line `first` on."""
    raw = [line.rstrip("\r␍").expandtabs(4) for line in text.split("\n")]
    hidden = _hidden(raw)
    rows, borders = wiki_rows(raw, hidden)
    rows |= html_rows(raw, hidden)
    cells = {inner for at, (end, _) in rows.items() for inner in range(at + 1, end + 1)}
    lines: list[Line] = []
    numbered = any(map(_WIKI.match, raw))
    for position in range(first - 1, len(raw)):
        whole = rows[position][1] if position in rows else raw[position]
        if numbered:
            whole = _HASHES.sub(lambda hashes: "." * len(hashes[0]), whole, count=1)
        line = _line(position + 1, whole, hidden.get(position, ""))
        if position in borders:
            line = Line(position + 1, "rule", 0, 0, "", raw[position])
        if position in cells:
            line = Line(position + 1, "cell", 0, 0, "", raw[position])
        level = _underlines(line, lines[-1]) if lines else 0
        if level:
            above = lines[-1]
            lines[-1] = Line(above.number, "heading", 0, level, above.text, above.raw)
            line = Line(line.number, "rule", 0, 0, "", line.raw)
        lines.append(line)
    return tuple(lines)


def _underlines(line: Line, above: Line) -> int:
    """The level of the heading that a line makes of the one above; 0 where it makes none."""
    if above.kind != "text" or line.kind not in ("text", "rule", "separator"):
        return 0
    found = _UNDERLINE.match(line.raw)
    if found:
        return 1 if found[1][0] == "=" else 2
    return 3 if _is_underline(line.raw, above.raw) else 0


def _is_underline(raw: str, above: str) -> bool:
    """Whether tildes are as long as the text above, as in reStructuredText: no fence then."""
    return bool(_TILDES.match(raw)) and 0 <= len(raw.rstrip()) - len(above.strip()) <= 2


def unclosed_fences(text: str, first: int = 1) -> tuple[int, ...]:
    """The lines of code fences that nothing closes."""
    raw = text.split("\n")
    return tuple(at + 1 for at, end in _fences(raw) if end is None and at + 1 >= first)


def _line(number: int, raw: str, hidden: str) -> Line:
    indent = len(raw) - len(raw.lstrip(" "))
    text = raw.strip()
    wordless = hidden or _wordless(raw, text)
    if wordless:
        return Line(number, wordless, indent, 0, text if hidden else "", raw)
    heading = _heading(raw)
    if heading:
        return Line(number, "heading", indent, *heading, raw)
    item = _item(raw)
    if item:
        return Line(number, "item", indent + _depth(text), 0, item, raw)
    if text.startswith(">"):
        return Line(number, "quote", indent, 0, text[1:].strip(), raw)
    if "|" in raw and _SEPARATOR.match(raw):
        return Line(number, "separator", indent, 0, text, raw)
    tagged = _TAGGED.match(text)
    if tagged:
        kind = "item" if tagged["tag"].casefold() == "li" else "text"
        return Line(number, kind, indent, 0, _INLINE.sub("", tagged["text"]).strip(), raw)
    kind = "row" if _ROW.match(raw) or is_html_row(raw) else "text"
    return Line(number, kind, indent, 0, text, raw)


def _depth(text: str) -> int:
    """How far in an item is whose level is the number of its marks: `** detail` of a wiki."""
    marks = _MARKS.match(text)
    return 4 * (len(marks[0]) - 1) if marks else 0


def _wordless(raw: str, text: str) -> str:
    """What a line without words is: blank, or a rule; "" for one that has words."""
    if text in ("", ">"):
        return "blank"
    drawn = any(mark.match(raw) for mark in (_RULE, _HOLDING, _GRID, _COLONS))
    return "rule" if drawn else ""


def is_html_row(raw: str) -> bool:
    """Whether a line is a row of a table in HTML."""
    return raw.lstrip()[:3].casefold() == "<tr" and "</t" in raw.casefold()


def _item(raw: str) -> str:
    """The text of a list item or of a box to tick; "" where a line is neither."""
    found = _ITEM.match(raw)
    return (found["text"] or found["box"] or "").strip() if found else ""


def _heading(raw: str) -> tuple[int, str] | None:
    """The level and the words of a heading that stands on one line, however it is marked."""
    hashes = _HEADING.match(raw) or _EQUALS.match(raw)
    if hashes:
        return len(hashes[1]), (hashes["text"] or "").strip()
    named = _WIKI.match(raw) or _TAG.match(raw)
    return (int(named[1]), named["text"].strip()) if named else None


def _hidden(raw: list[str]) -> dict[int, str]:
    """The positions of lines inside of code and comments."""
    hidden: dict[int, str] = {}
    for at, end in _fences(raw):
        if end is not None:
            hidden |= dict.fromkeys(range(at, end + 1), "code")
    opened = -1
    for position, line in enumerate(raw):
        if position in hidden:
            continue
        if opened < 0 and line.lstrip().startswith("<!--"):
            opened = position
        if opened >= 0 and "-->" in line:
            hidden |= dict.fromkeys(range(opened, position + 1), "comment")
            opened = -1
    return hidden


def _fences(raw: list[str]) -> Iterator[tuple[int, int | None]]:
    """Where code begins, and where it ends: None where nothing closes it."""
    hopeless: set[str] = set()
    position = 0
    while position < len(raw):
        opening = _FENCE.match(raw[position])
        if opening is None or (position and _is_underline(raw[position], raw[position - 1])):
            position += 1
            continue
        mark = opening[1]
        end = None if mark in hopeless else _closing(raw, position + 1, mark)
        if end is None:
            # What closes nothing here closes nothing further down.
            hopeless.add(mark)
        yield position, end
        position = position + 1 if end is None else end + 1


def _closing(raw: list[str], start: int, mark: str) -> int | None:
    closing = re.compile(rf"[ \t>]*{re.escape(mark)}{re.escape(mark[0])}*[ \t]*$")
    return next((at for at in range(start, len(raw)) if closing.match(raw[at])), None)
