"""Timeline and facts say the same.

## What it asks

Where the timeline has an entry `declared`, `acknowledged`, `mitigation` or `resolution`, one of
them lies within a minute of the stamp at the top of the record. The facts at the top count;
the commands write both.

## Why

Two times for one thing mean that one of them is wrong, and nobody knows which a month later.

## Bad

    - 2026-11-03T19:20:00Z resolution @ada: all quiet

## Good

    - 2026-11-03T16:20:00Z resolution @ada: all quiet
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Entry, Incident
from postmortem_kb.moment import Moment
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING
_STAMPS = {
    "declared": "declared_at",
    "acknowledged": "acknowledged_at",
    "mitigation": "mitigated_at",
    "resolution": "resolved_at",
}
_TOLERANCE = 60
"""Seconds."""


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each stamp that the timeline contradicts."""
    if incident.kind == "external":
        return
    for kind, name in _STAMPS.items():
        moment = incident.moment(name)
        entries = [e for e in incident.timeline if e.kind == kind and e.moment and e.moment.exact]
        if moment and moment.exact and entries:
            nearest = min(entries, key=lambda entry: _apart(entry, moment))
            if _apart(nearest, moment) > _TOLERANCE:
                written = nearest.moment.written if nearest.moment else ""
                message = f"`{name}` is {moment.written}, and the timeline says {written}"
                hint = f"see line {nearest.line}; correct the one that is wrong"
                yield Finding(At(data=(name,)), message, hint)


def _apart(entry: Entry, moment: Moment) -> float:
    """Seconds between an entry and a stamp."""
    return abs((entry.moment.at - moment.at).total_seconds()) if entry.moment else 0.0
