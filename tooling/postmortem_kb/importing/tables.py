"""The tables of a report: their heads and rows, and which of their columns hold times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postmortem_kb.importing.columns import column_of
from postmortem_kb.importing.lines import is_html_row
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import TIMELINE, Spot
from postmortem_kb.importing.times import Written, read_time

_HTML_CELL = re.compile(r"<t[dh]\b[^<>]{0,200}>(.*?)(?=</t[dhr]>|<t[dh]\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>")
_BREAK = re.compile(r"</?(?:br|p|li|div)\b[^<>]{0,200}>", re.IGNORECASE)
_PARTS = re.compile(r"(\\\||\||`)")
_TABLE_BEGINS = re.compile(r"<table|^\s*(?:\{\||\|===)", re.IGNORECASE)
_TABLE_ENDS = re.compile(r"</table|^\s*(?:\|\}|\|===)", re.IGNORECASE)
_BORDER = re.compile(r"\s*(?:</?(?:table|thead|tbody)\b|\{\||\|\}|\|===|\|-)", re.IGNORECASE)
_FEW = 3
"""Rows with times of day that make a timeline where no heading says so."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, its cells without the bars, and the line on which it ends."""

    line: int
    cells: tuple[str, ...]
    end_line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its first line, the names of its columns, its rows, and the part it stands in.

    `head_end` is the last line of its head.
    """

    line: int
    head_end: int
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    concern: str

    def column(self, pattern: re.Pattern[str], but: int = -1) -> int:
        """The first column whose name fits; -1 where none does."""
        fits = (n for n, head in enumerate(self.heads) if n != but and pattern.search(head))
        return next(fits, -1)


def find_tables(placed: Sequence[Placed]) -> Iterator[Table]:
    """The tables: a row, a line of dashes, and rows; in a wiki and in HTML without the dashes."""
    for at, each in enumerate(placed):
        head = _head_of(placed, at)
        if head is None:
            continue
        rows = tuple(_rows_below(placed, at))
        end = _end_line(placed, at)
        yield Table(head.line.number, end, cells_of(head.line.raw), rows, each.concern)


def _rows_below(placed: Sequence[Placed], at: int) -> Iterator[Row]:
    """The rows behind a head; in HTML other tags may stand between them."""
    between = ("cell", "rule", "blank") if is_html_row(placed[at].line.raw) else ("cell",)
    for later in range(at + 1, len(placed)):
        line = placed[later].line
        if line.kind == "row":
            yield Row(line.number, cells_of(line.raw), _end_line(placed, later))
        elif line.kind not in between or _TABLE_ENDS.search(line.raw):
            return


def is_border(each: Placed) -> bool:
    """Whether a line without words opens or closes a table, in HTML or as wikis have them."""
    return each.kind == "rule" and bool(_BORDER.match(each.line.raw))


def _end_line(placed: Sequence[Placed], at: int) -> int:
    while at + 1 < len(placed) and placed[at + 1].kind == "cell":
        at += 1
    return placed[at].line.number


def _head_of(placed: Sequence[Placed], at: int) -> Placed | None:
    """The head of the table whose rows begin behind position `at`; None where none do."""
    each = placed[at]
    above = placed[at - 1] if at else None
    if each.kind == "separator":
        return above if above and above.kind in ("row", "text") else None
    html = is_html_row(each.line.raw)
    first = _begins_table(placed, at) if html else above is None or above.kind != "row"
    marked = html or each.line.text.startswith("||")
    return each if each.kind == "row" and marked and first else None


def _begins_table(placed: Sequence[Placed], at: int) -> bool:
    """Whether no row of the same table in HTML stands above."""
    for above in reversed(placed[:at]):
        if above.kind not in ("cell", "rule", "blank") or _TABLE_BEGINS.search(above.line.raw):
            return above.kind != "row"
    return True


def cells_of(raw: str) -> tuple[str, ...]:
    """The cells of a row; bars in code or behind a backslash part nothing."""
    if is_html_row(raw):
        parted = (_BREAK.sub(" ", cell) for cell in _HTML_CELL.findall(raw))
        return tuple(" ".join(_TAG.sub("", cell).split()) for cell in parted)
    if raw.strip().startswith("||"):
        return tuple(cell.strip() for cell in raw.strip().strip("|").split("||"))
    inner = raw.strip().removeprefix("|").removesuffix("|")
    cells, code = [""], False
    paired = inner.count("`") % 2 == 0
    for part in _PARTS.split(inner):
        code ^= paired and part == "`"
        if part == "|" and not code:
            cells.append("")
        else:
            cells[-1] += part.removeprefix("\\") if part == "\\|" else part
    return tuple(cell.strip() for cell in cells)


def row_spots(table: Table, zones: frozenset[str]) -> Iterator[Spot]:
    """The rows of a table that has times, each as an entry."""
    if table.concern == "actions":
        return
    clock = table.column(column_of("time"))
    day = table.column(column_of("date"), but=clock)
    if clock < 0 and day < 0:
        clock = _column_of_times(table, zones)
    if clock < 0 and day < 0:
        return
    spots = [spot for row in table.rows if (spot := _spot(row, day, clock, zones))]
    dated = sum(bool(spot.written.clock or spot.written.day) for spot in spots)
    if table.concern == TIMELINE or (dated * 2 > len(table.rows) and _tells(table)):
        yield from spots


def _column_of_times(table: Table, zones: frozenset[str]) -> int:
    """The first column if its cells are times, whatever it is called; else -1."""
    first = [row.cells[0] for row in table.rows if row.cells and row.cells[0]]
    read = [read_time(cell, zones, loose=True) for cell in first]
    if table.concern == TIMELINE:
        return 0 if first and sum(map(bool, read)) * 2 > len(first) else -1
    # Below a heading that nobody knows only times of day, with something told beside each.
    clocks = sum(bool(written and written.clock) for written in read)
    sure = not table.concern and clocks >= _FEW and clocks * 2 > len(first)
    return 0 if sure and _tells(table) else -1


def _tells(table: Table) -> bool:
    """Whether most rows say something besides, and are no rows of numbers."""
    told = sum(any(" " in cell for cell in row.cells[1:]) for row in table.rows)
    return told * 2 > len(table.rows)


def _spot(row: Row, day: int, clock: int, zones: frozenset[str]) -> Spot | None:
    """A row as an entry; None for one whose cells are all empty."""
    used = [n for n in (day, clock) if 0 <= n < len(row.cells)]
    said = " ".join(row.cells[n] for n in used if row.cells[n])
    text = " – ".join(cell for n, cell in enumerate(row.cells) if n not in used and cell)
    if not said and not text:
        return None
    written = read_time(said, zones, loose=True)
    if written is None or said[written.end :].strip():
        written = Written(said, len(said), written.day if written else None, None, "", vague=True)
    return Spot(row.line, row.end_line, written, text, whole=True)
