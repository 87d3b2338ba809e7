"""The tables of a report: their heads and rows, and which of their columns hold times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postmortem_kb.importing.lines import is_html_row
from postmortem_kb.importing.outline import Placed
from postmortem_kb.importing.spot import TIMELINE, Spot
from postmortem_kb.importing.times import Written, read_time

_HTML_CELL = re.compile(r"<t[dh]\b[^<>]{0,200}>(.*?)(?=</t[dhr]>|<t[dh]\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>")
_PARTS = re.compile(r"(\\\||\||`)")
_TIME = re.compile(
    r"\b(time(?:stamp)?s?|when|clock|utc|hour|uhrzeit|zeit|heure|hora)\b", re.IGNORECASE
)
_DATE = re.compile(r"\b(date|day|datum|tag|fecha|jour)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line and its cells, without the bars."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its first line, the names of its columns, its rows, and the part it stands in."""

    line: int
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
        rows = []
        for later in placed[at + 1 :]:
            if later.kind != "row":
                break
            rows.append(Row(later.line.number, cells_of(later.line.raw)))
        yield Table(head.line.number, cells_of(head.line.raw), tuple(rows), each.concern)


def _head_of(placed: Sequence[Placed], at: int) -> Placed | None:
    """The head of the table whose rows begin behind position `at`; None where none do."""
    each = placed[at]
    above = placed[at - 1] if at else None
    if each.kind == "separator":
        return above if above and above.kind in ("row", "text") else None
    first = above is None or above.kind != "row"
    marked = each.line.text.startswith("||") or is_html_row(each.line.raw)
    return each if each.kind == "row" and first and marked else None


def cells_of(raw: str) -> tuple[str, ...]:
    """The cells of a row; bars in code or behind a backslash part nothing."""
    if is_html_row(raw):
        return tuple(_TAG.sub("", cell).strip() for cell in _HTML_CELL.findall(raw))
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
    clock = table.column(_TIME)
    day = table.column(_DATE, but=clock)
    if clock < 0 and day < 0:
        clock = _column_of_times(table, zones)
    if clock < 0 and day < 0:
        return
    spots = [spot for row in table.rows if (spot := _spot(row, day, clock, zones))]
    dated = sum(bool(spot.written.clock or spot.written.day) for spot in spots)
    if table.concern == TIMELINE or dated * 2 > len(table.rows):
        yield from spots


def _column_of_times(table: Table, zones: frozenset[str]) -> int:
    """The first column of a timeline if its cells are times, whatever it is called; else -1."""
    first = [row.cells[0] for row in table.rows if row.cells and row.cells[0]]
    read = [read_time(cell, zones, loose=True) for cell in first]
    return 0 if table.concern == TIMELINE and first and all(read) else -1


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
    return Spot(row.line, row.line, written, text)
