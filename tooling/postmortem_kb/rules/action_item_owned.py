"""A committed action item is owned by a named person.

## What it asks

Each item in the state `committed` has an `owner`: the handle of one person, not a team, not TBD.
Whether the handle is known is asked by `people-known`.

## Why

What a team owns, nobody owns. A person can be asked.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        owner: TBD

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        owner: ada
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
    if "owner" not in texts_of(case.policy.part("action_items"), "committed_needs"):
        return
    for item in incident.action_items:
        if item.open and is_placeholder(item.owner):
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "owner"))
            name = item.id or "an action item"
            yield Finding(
                at,
                f"`{name}` is committed and nobody owns it",
                "add `owner:` with one person's handle, or set `state: idea`",
            )
