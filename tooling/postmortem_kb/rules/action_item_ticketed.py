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

from postmortem_kb.document import texts_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each committed item without it."""
    if "ticket" not in texts_of(case.policy.part("action_items"), "committed_needs"):
        return
    for item in incident.action_items:
        if item.open and is_placeholder(item.ticket):
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "ticket"))
            name = item.id or "an action item"
            yield Finding(
                at,
                f"`{name}` is committed and has no ticket",
                "add `ticket:`, such as PLAT-123, or set `state: idea`",
            )
