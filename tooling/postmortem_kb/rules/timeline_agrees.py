"""Timeline and facts say the same.

## What it asks

Where the timeline has an entry `declared`, `acknowledged`, `mitigation` or `resolution`, one of
them lies within a minute of the stamp at the top of the record. The facts at the top count;
the commands write both. Whoever `left` by the timeline holds no role that began before without
its end.

## Why

Two times for one thing mean that one of them is wrong, and nobody knows which a month later.

## Bad

    - 2026-11-03T19:20:00Z resolution @ada: all quiet

## Good

    - 2026-11-03T16:20:00Z resolution @ada: all quiet
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from postmortem_kb.incident import Entry, Holding, Incident
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
    """One finding for each stamp, and each holding of a role, that the timeline contradicts."""
    if incident.kind != "external":
        yield from _stamps(incident)
        yield from _leavings(incident)


def _stamps(incident: Incident) -> Iterator[Finding]:
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


def _leavings(incident: Incident) -> Iterator[Finding]:
    left = [entry for entry in incident.timeline if entry.kind == "left" and entry.moment]
    places: Counter[str] = Counter()
    for held in incident.holdings:
        position = places[held.role]
        places[held.role] += 1
        gone = next((entry for entry in left if _leaves(entry, held)), None)
        if gone and gone.moment:
            message = f"{held.who} left at {gone.moment.written}, and goes on as {held.role} here"
            hint = f"see line {gone.line}; write `until: {gone.moment.written}`"
            yield Finding(At(data=("roles", held.role, position)), message, hint)


def _leaves(entry: Entry, held: Holding) -> bool:
    """Whether an entry ends this holding, which has no end."""
    begun = held.since is None or (entry.moment is not None and held.since.at <= entry.moment.at)
    named = entry.words.get("role", "") in ("", held.role)
    return held.until is None and entry.author == held.who and named and begun
