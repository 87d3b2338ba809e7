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

from postmortem_kb.document import texts_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each committed item without it."""
    if "due" not in texts_of(case.policy.part("action_items"), "committed_needs"):
        return
    for item in incident.action_items:
        if item.open and is_placeholder(item.due):
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "due"))
            name = item.id or "an action item"
            yield Finding(
                at,
                f"`{name}` is committed and has no day",
                "add `due:`, such as 2026-11-17, or set `state: idea`",
            )
