"""The weekly report for programs. `version` changes when a field changes its meaning or goes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from postmortem_kb.moment import format_utc
from postmortem_kb.reports._verdict import verdict
from postmortem_kb.reports.overdue import Report

VERSION = 1


def render(report: Report) -> Iterator[str]:
    """The lines of one JSON object: dates as YYYY-MM-DD, times in UTC, lengths in seconds."""
    head = {
        "version": VERSION,
        "as_of": format_utc(report.week.now),
        "zone": str(report.week.zone),
        "verdict": verdict(report),
    }
    yield json.dumps(head | _parts(report), indent=2, default=_written)


def _parts(report: Report) -> dict[str, Any]:
    parts = {field.name: getattr(report, field.name) for field in fields(report)}
    del parts["week"]
    return {name: _plain(value) for name, value in parts.items()}


def _plain(value: Any) -> Any:
    return [asdict(entry) for entry in value] if isinstance(value, tuple) else value


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return format_utc(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
