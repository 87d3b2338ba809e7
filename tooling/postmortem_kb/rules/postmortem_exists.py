"""A resolved incident has its post-mortem.

## What it asks

Where the policy asks for a post-mortem at the highest severity that the incident held, there is a
file `postmortem.md` beside `incident.md`, or `covered_by` names the incident whose post-mortem
covers this one too. Its absence is a note, or what the policy makes of it; that it is late is said
by `postmortem-deadline`.

## Why

What nobody writes down in the first days nobody knows any more a month later.

## Bad

    status: resolved

## Good

    status: resolved
    covered_by: 2026-10-20-notifications-backlog-again
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.NOTE
COMPLETENESS = True
ABSENCE = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where a resolved incident has no post-mortem."""
    owed = incident.status == "resolved" and case.policy.asks_postmortem(incident)
    if owed and incident.postmortem is None and not incident.incident.broken:
        hint = f"write it with `postmortem draft {incident.id}`"
        yield Finding(At(data=("status",)), "resolved, and there is no post-mortem yet", hint)
