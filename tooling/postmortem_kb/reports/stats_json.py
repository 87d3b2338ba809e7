"""The figures for programs. `version` changes when a field changes its meaning or goes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.figures.deadlines import Deadlines
from postmortem_kb.figures.items import Items
from postmortem_kb.figures.times import Spread, TimesOf
from postmortem_kb.moment import format_utc
from postmortem_kb.reports.stats import Stats

VERSION = 1


def render(stats: Stats) -> Iterator[str]:
    """The lines of one JSON object: lengths in seconds, ages in days, shares from 0 to 1."""
    yield json.dumps(facts_of(stats), indent=2, ensure_ascii=False)


def facts_of(stats: Stats) -> dict[str, Any]:
    """The figures as plain values."""
    found = stats.figures
    return {
        "version": VERSION,
        "as_of": format_utc(found.now),
        "zone": str(stats.policy.zone),
        "incidents": found.count,
        "months": {month: dict(sorted(counts.items())) for month, counts in found.months.items()},
        "times": _times(found.times),
        "times_by_severity": _each(found.by_severity),
        "times_by_service": _each(found.by_service),
        "times_by_quarter": _each(found.by_quarter),
        "deadlines": _deadlines(found.deadlines),
        "deadlines_by_quarter": {q: _deadlines(d) for q, d in found.deadlines_by_quarter.items()},
        "action_items": _items(found.items),
        "action_items_by_quarter": {q: _items(i) for q, i in found.items_by_quarter.items()},
        "recurring_causes": dict(found.causes),
        "recurring_services": dict(found.services),
        "updates": {
            s.cadence: {"incidents": s.count, "kept": s.kept, "longest_silence": s.longest}
            for s in found.silences
        },
        "pages": {
            "incidents": found.escalations.incidents,
            "pages": found.escalations.pages,
            "broken": found.escalations.broken,
            "longest_wait": found.escalations.longest,
        },
        "waivers": dict(found.waivers),
    }


def _each(found: Mapping[str, TimesOf]) -> dict[str, Any]:
    return {word: _times(times) for word, times in found.items()}


def _times(found: TimesOf) -> dict[str, Any]:
    spreads = {
        "detect": found.detect,
        "acknowledge": found.acknowledge,
        "mitigate": found.mitigate,
        "resolve": found.resolve,
    }
    return {"incidents": found.count} | {name: _spread(some) for name, some in spreads.items()}


def _spread(found: Spread) -> dict[str, Any]:
    return {"known": found.known, "median": found.median, "ninetieth": found.ninetieth}


def _deadlines(found: Deadlines) -> dict[str, Any]:
    return {
        "in_time": found.in_time,
        "late_explained": found.explained,
        "late": found.late,
        "missing": found.missing,
        "running": found.running,
        "share_in_time": found.share_in_time,
    }


def _items(found: Items) -> dict[str, Any]:
    return {
        "done_in_time": found.in_time,
        "done_late": found.late,
        "done_on_no_known_day": found.done,
        "overdue": found.overdue,
        "not_due_yet": found.waiting,
        "without_date": found.undated,
        "dropped": found.dropped,
        "moved": found.moved,
        "open": found.open,
        "age": _spread(found.age) | {"oldest": max(found.age.values, default=None)},
        "share_in_time": found.share_in_time,
    }
