"""A committed action item has a ticket.

## What it asks

Each item in the state `committed` has a `ticket` in your tracker: its number or its address.

## Why

Work is planned in the tracker. What is not there competes with nothing and loses all the same.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        ticket: TBD

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        ticket: PLAT-123
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import is_absent, iter_committed, name_of, place_of
from postmortem_kb.rules._words import is_stand_in

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each committed item without a ticket."""
    for item in iter_committed(incident, case, "ticket"):
        if is_stand_in(item.ticket) or is_absent(incident, item, "ticket"):
            message = f"{name_of(item)} is committed and has no ticket"
            hint = f"add `ticket: PLAT-123`, say, to {name_of(item)}, or set its state to idea"
            yield Finding(place_of(item, "ticket"), message, hint)
