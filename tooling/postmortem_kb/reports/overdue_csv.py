"""The action items of the weekly report as a table for a spreadsheet, a line an item.

A cell that a spreadsheet would take for a formula begins with an apostrophe. Fields are quoted as
RFC 4180 says; lines end with CR LF.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from postmortem_kb.printable import printable
from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports.overdue import Report

HEADS = (
    "part", "item", "title", "incident", "severity", "state", "owner", "team", "owner has left",
    "priority", "due", "first due", "days overdue", "moves", "moved by", "missing", "added", "done",
    "dropped", "why dropped", "verify by", "ticket", "link",
)  # fmt: skip
# The apostrophe itself is among them, so that taking one away gives back what was written.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%", "'")


def render(report: Report) -> Iterator[str]:
    """The lines, without line ends but for the CR that RFC 4180 asks for."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(HEADS)
    for part, promises in _parts(report):
        for promise in promises:
            writer.writerow([safe(cell) for cell in _cells(part, promise)])
    yield from text.getvalue().removesuffix("\n").split("\n")


def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula, in one line without control characters."""
    text = printable(" ".join(cell.split()))
    return f"'{text}" if text.startswith(_FORMULA) else text


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
