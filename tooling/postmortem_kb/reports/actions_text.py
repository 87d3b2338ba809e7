"""The action items for a terminal: a table, and the title below each name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postmortem_kb.printable import printable
from postmortem_kb.reports._words import counted
from postmortem_kb.reports.actions import Row

_HEADS = ("ITEM", "STATE", "DUE", "OWNER", "TEAM", "TICKET")


def render(rows: Sequence[Row]) -> Iterator[str]:
    """The lines, without line ends."""
    if not rows:
        yield "No action item fits; `--state all` lists those that are done and dropped too."
        return
    table = [_HEADS, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    yield _line(_HEADS, widths)
    for row, cells in zip(rows, table[1:], strict=True):
        yield _line(cells, widths)
        yield f"  {printable(row.item.title)}{_overdue(row)}"


def _cells(row: Row) -> tuple[str, ...]:
    item = row.item
    words = (row.name, item.state, item.due, item.owner, row.team, item.ticket)
    return tuple(printable(word) or "-" for word in words)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _overdue(row: Row) -> str:
    days = row.days_overdue
    return f" ({counted(days, 'day', 'days')} overdue)" if days else ""
