"""An incident says when it began, when it was noticed and when it was over.

## What it asks

By the time its post-mortem is in review, an incident has `started_at`, `detected_at`,
`detected_by` and `resolved_at`. (Of `status: resolved` without its time, `status-stamped` speaks.)

## Why

Without them nobody can say how long it took to notice, and whether that is getting better.

## Bad

    title: Checkout is slow

## Good

    started_at: 2026-11-03T13:51:00Z
    detected_at: 2026-11-03T14:02:00Z
    detected_by: alert
    resolved_at: 2026-11-03T16:20:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
COMPLETENESS = True
_ASKED = {
    "started_at": "when the harm began",
    "detected_at": "when somebody or something noticed",
    "detected_by": "who noticed first: alert, staff, customer or third-party",
    "resolved_at": "when it was over; `postmortem resolve` writes it",
}


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each fact that is missing once there is a post-mortem."""
    if incident.incident.broken or incident.postmortem is None:
        return
    if not case.policy.asks_postmortem(incident):
        return
    data = incident.incident.data
    said = incident.status == "resolved" and not data.get("imported_from")
    for name, what in _ASKED.items():
        if data.get(name) is None and not (said and name == "resolved_at"):
            yield Finding(At(data=(name,)), f"`{name}` is missing", f"add it: {what}")
