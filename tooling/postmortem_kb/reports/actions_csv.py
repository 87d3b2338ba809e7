"""The action items for a spreadsheet, a line an item; no cell is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from postmortem_kb.reports.actions import Row
from postmortem_kb.reports.overdue_csv import safe

HEADS = (
    "item", "title", "incident", "services", "state", "type", "priority", "owner", "team",
    "ticket", "added", "due", "days overdue", "age in days", "moves", "done", "evidence",
)  # fmt: skip


def render(rows: Sequence[Row]) -> Iterator[str]:
    """The lines, without line ends but for the CR that RFC 4180 asks for."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(HEADS)
    writer.writerows([safe(cell) for cell in _cells(row)] for row in rows)
    yield from text.getvalue().removesuffix("\n").split("\n")


def _cells(row: Row) -> Iterator[str]:
    item = row.item
    yield from (row.name, item.title, row.incident.id, ", ".join(row.incident.services))
    yield from (item.state, item.type, item.priority, item.owner, row.team, item.ticket)
    yield from (item.added, item.due, str(row.days_overdue or ""))
    yield from ("" if row.age is None else str(row.age), str(len(item.moved) or ""))
    yield from (item.done_at, item.evidence)
