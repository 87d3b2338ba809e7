"""A committed action item has a day.

## What it asks

Each item in the state `committed` has a `due` date.

## Why

Without a day nothing is ever late, and the weekly report cannot name it.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        owner: ada

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        due: 2026-11-17
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import is_absent, iter_committed, name_of, place_of

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each committed item without a day."""
    for item in iter_committed(incident, case, "due"):
        if is_absent(incident, item, "due"):
            message = f"{name_of(item)} is committed and has no day"
            hint = f"add `due:` with a date to {name_of(item)}, or set its state to idea"
            yield Finding(place_of(item, "due"), message, hint)
