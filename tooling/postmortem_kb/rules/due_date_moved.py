"""A due date that changes leaves a trace.

## What it asks

Compared with where the branch began, a committed action item, or one that is done, whose `due` is
another day has a new entry in `moved` that begins at the old day, and no entry that was there is
gone. A post-mortem that is a draft may still be written freely.

## Why

A date that is quietly pushed is a promise that nobody broke. The weekly report names how often each
was moved, by whom and why; it can only name what is written down.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        due: 2026-11-24      # on the default branch: 2026-11-17, and no `moved`

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        due: 2026-11-24
        moved:
          - {on: 2026-11-16, from: 2026-11-17, to: 2026-11-24, by: ada, reason: Release week.}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.action_item import ActionItem
from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import iter_made, name_of, place_of

LEVEL = Level.ERROR
NEEDS = ("base",)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each date that was changed, or whose moves were, without a trace."""
    before = {item.id: item for item in iter_made(incident, case)}
    for item in incident.action_items:
        if item.id in before:
            yield from _lost(item, before[item.id])
            yield from _untold(item, before[item.id])


def _lost(item: ActionItem, before: ActionItem) -> Iterator[Finding]:
    kept = [_move(entry) for entry in item.moved]
    for entry in before.moved:
        if _move(entry) not in kept:
            start, end = _move(entry)
            message = f"{name_of(item)} was once moved from {start} to {end}, and this is gone"
            yield Finding(place_of(item, "moved"), message, "put the entry back into `moved`")


def _untold(item: ActionItem, before: ActionItem) -> Iterator[Finding]:
    if not (before.due and item.due) or before.due == item.due:
        return
    new = item.moved[len(before.moved) :]
    if any(text_of(entry, "from") == before.due for entry in new):
        return
    message = f"{name_of(item)} was due on {before.due}; `moved` does not say why it is {item.due}"
    entry = f"{{on: …, from: {before.due}, to: {item.due}, by: …, reason: …}}"
    yield Finding(place_of(item, "due"), message, f"add `{entry}` to its `moved`")


def _move(entry: object) -> tuple[str, str]:
    facts = entry if isinstance(entry, dict) else {}
    return text_of(facts, "from"), text_of(facts, "to")
