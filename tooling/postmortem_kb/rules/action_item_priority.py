"""A committed action item has the priority that the policy asks for.

## What it asks

Where the policy names a priority for what is promised (`action_items.priority`), each committed
item has it.

## Why

What keeps an outage from coming again goes before what would be nice to have, and the list should
show it.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        priority: low

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        priority: high
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import is_absent, name_of, place_of

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each committed item with another priority, or none."""
    asked = text_of(case.policy.part("action_items"), "priority")
    others = set(case.policy.words("priorities")) - {asked}
    for item in incident.action_items if asked else ():
        # A word that is no priority at all is for `priority-known` to judge.
        if item.open and (item.priority in others or is_absent(incident, item, "priority")):
            message = f"{name_of(item)} is committed, and its priority is not `{asked}`"
            hint = f"write `priority: {asked}`, or set its state to idea"
            yield Finding(place_of(item, "priority"), message, hint)
