"""The timeline is in the order of time.

## What it asks

No entry of `## Timeline` has an earlier time than the one above it. It may begin before the
incident and go on after its end: causes are older, lessons younger.

## Why

Whoever reads it wants to see what followed what.

## Bad

    - 2026-11-03T14:20:00Z update: still investigating
    - 2026-11-03T14:10:00Z action: rolled back 812

## Good

    - 2026-11-03T14:10:00Z action: rolled back 812
    - 2026-11-03T14:20:00Z update: still investigating
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._moments import is_after

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each entry that is earlier than the one above it."""
    stamped = [entry for entry in incident.timeline if entry.moment]
    for above, entry in pairwise(stamped):
        if above.moment and entry.moment and is_after(above.moment, entry.moment):
            at = At(line=entry.line, column=3, width=len(entry.moment.written))
            message = f"this entry is earlier than the one above it, in line {above.line}"
            yield Finding(
                at, message, "`postmortem check --fix` sorts the entries; or correct the time"
            )
