"""The moves of a due date lead from the first day to the present one.

## What it asks

Where an action item has `moved`, each entry says why ("TBD" is no reason) and begins at the day at
which the one before it ended, and the last ends at `due`.

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
from postmortem_kb.rules._promises import name_of, place_of
from postmortem_kb.rules._words import is_stand_in

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each hole in the history of a due date."""
    for item in incident.action_items:
        yield from _unexplained(item)
        yield from _gaps(item)
        yield from _wrong_end(item)


def _unexplained(item: ActionItem) -> Iterator[Finding]:
    for number, move in enumerate(item.moved):
        if is_stand_in(text_of(move, "reason")):
            at = At(
                POSTMORTEM_FILE, data=("action_items", item.position, "moved", number, "reason")
            )
            message = f"{name_of(item)} was moved to {text_of(move, 'to')} and does not say why"
            yield Finding(at, message, "write the reason")


def _gaps(item: ActionItem) -> Iterator[Finding]:
    for number, (before, after) in enumerate(pairwise(item.moved), start=1):
        to, begins = text_of(before, "to"), text_of(after, "from")
        if to and begins and to != begins:
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "moved", number, "from"))
            message = f"{name_of(item)} was moved to {to}, and then from {begins}"
            yield Finding(at, message, f"write `from: {to}`, or add the move between the two")


def _wrong_end(item: ActionItem) -> Iterator[Finding]:
    last = text_of(item.moved[-1], "to") if item.moved else ""
    if item.due and last and last != item.due:
        message = f"{name_of(item)} is due on {item.due}, and its last move leads to {last}"
        hint = f"write `due: {last}`, or add the move to {item.due} to `moved`"
        yield Finding(place_of(item, "due"), message, hint)
