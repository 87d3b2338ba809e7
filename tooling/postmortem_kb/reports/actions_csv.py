"""The action items for a spreadsheet, a line an item; no cell is a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postmortem_kb.reports._spreadsheet import render_table
from postmortem_kb.reports.actions import Row

HEADS = (
    "item", "title", "incident", "services", "state", "type", "priority", "owner", "team",
    "ticket", "added", "due", "days overdue", "age in days", "moves", "done", "evidence",
)  # fmt: skip


def render(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of the table, as `render_table` gives them."""
    return render_table(HEADS, map(_cells, rows))


def _cells(row: Row) -> Iterator[str]:
    item = row.item
    yield from (row.name, item.title, row.incident.id, ", ".join(row.incident.services))
    yield from (item.state, item.type, item.priority, item.owner, row.team, item.ticket)
    yield from (item.added, item.due, str(row.days_overdue or ""))
    yield from ("" if row.age is None else str(row.age), str(len(item.moved) or ""))
    yield from (item.done_at, item.evidence)
