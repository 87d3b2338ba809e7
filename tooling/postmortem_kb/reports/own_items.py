"""The weekly report as far as it is one owner's: nothing of anybody else is in it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports.overdue import Report

_KEPT = ("overdue", "incomplete", "due_soon", "to_verify")


def owners(report: Report) -> tuple[str, ...]:
    """The handles of all who have something to do and work here, sorted."""
    found = (promise for part in _KEPT for promise in getattr(report, part))
    return tuple(sorted({p.owner for p in found if p.owner and not p.left}))


def for_owner(report: Report, handle: str) -> Report:
    """The report with the owner's own items alone."""
    emptied = {part.name: () for part in fields(report) if part.name not in ("week", "missed")}
    kept = {part: _of(handle, getattr(report, part)) for part in _KEPT}
    items = {(p.incident, p.item) for part in kept.values() for p in part if p.state == "committed"}
    parts: dict[str, Any] = {**emptied, **kept, "open_items": len(items), "later": 0}
    return replace(report, **parts)


def _of(handle: str, promises: tuple[Promise, ...]) -> tuple[Promise, ...]:
    return tuple(promise for promise in promises if promise.owner == handle)
