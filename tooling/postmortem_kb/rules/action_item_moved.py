"""The moves of a due date lead from the first day to the present one.

## What it asks

Where an action item has `moved`, each entry begins at the day at which the one before it ended,
and the last ends at `due`.

## Why

The weekly report says what was first promised and how often it was moved. That is only worth
something if the history has no holes.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        due: 2026-11-24
        moved:
          - {on: 2026-11-16, from: 2026-11-17, to: 2026-11-20, by: ada, reason: Release week.}

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        due: 2026-11-20
        moved:
          - {on: 2026-11-16, from: 2026-11-17, to: 2026-11-20, by: ada, reason: Release week.}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postmortem_kb.action_item import ActionItem
from postmortem_kb.document import text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each hole in the history of a due date."""
    for item in incident.action_items:
        if item.moved:
            yield from _holes(item)


def _holes(item: ActionItem) -> Iterator[Finding]:
    for number, (before, after) in enumerate(pairwise(item.moved), start=1):
        if text_of(before, "to") != text_of(after, "from"):
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "moved", number, "from"))
            message = f"`{item.id}` was moved to {text_of(before, 'to')} and then from another day"
            yield Finding(at, message, f"begin this move at {text_of(before, 'to')}")
    last = text_of(item.moved[-1], "to")
    if item.due and last != item.due:
        at = At(POSTMORTEM_FILE, data=("action_items", item.position, "due"))
        message = f"`{item.id}` is due on {item.due}; the last move in `moved` leads to {last}"
        yield Finding(at, message, "write down every change of the day in `moved`")
