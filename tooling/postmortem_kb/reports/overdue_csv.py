"""The action items of the weekly report as a table for a spreadsheet, a line an item."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports._spreadsheet import render_table
from postmortem_kb.reports.overdue import Report

HEADS = (
    "part", "item", "title", "incident", "severity", "state", "owner", "team", "owner has left",
    "priority", "due", "first due", "days overdue", "moves", "moved by", "missing", "added", "done",
    "dropped", "why dropped", "verify by", "ticket", "link",
)  # fmt: skip


def render(report: Report) -> Iterator[str]:
    """The lines of the table, as `render_table` gives them."""
    rows = (_cells(part, promise) for part, found in _parts(report) for promise in found)
    return render_table(HEADS, rows)


def _parts(report: Report) -> Iterator[tuple[str, tuple[Promise, ...]]]:
    yield "overdue", report.overdue
    yield "incomplete", report.incomplete
    yield "owner has left", report.of_leavers
    yield "due soon", report.due_soon
    yield "to verify", report.to_verify
    yield "new", report.new
    yield "done", report.done
    yield "dropped", report.dropped


def _cells(part: str, promise: Promise) -> Iterator[str]:
    yield from (part, promise.name, promise.title, promise.incident, promise.severity)
    yield from (promise.state, promise.owner, promise.team, "yes" if promise.left else "")
    yield from (promise.priority, str(promise.due or ""), str(promise.due_first or ""))
    yield from (str(promise.days_overdue or ""), str(promise.moves or ""))
    yield from (", ".join(name for name in promise.moved_by if name), ", ".join(promise.missing))
    yield from (str(promise.added or ""), str(promise.done or ""), str(promise.dropped or ""))
    yield from (promise.dropped_why, promise.verify_by, promise.ticket, promise.link)
