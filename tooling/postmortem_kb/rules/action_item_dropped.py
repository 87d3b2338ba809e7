"""A dropped action item says why.

## What it asks

Each item in the state `dropped` has `dropped`: on which day, by whom, and the reason, which
is not "TBD".

## Why

Dropping a promise is a decision, often a good one. Without its reason it looks like forgetting.

## Bad

    action_items:
      - id: a1
        title: Rehearse the runbook
        state: dropped

## Good

    action_items:
      - id: a1
        title: Rehearse the runbook
        state: dropped
        dropped: {on: 2026-11-12, by: eve, reason: The new check makes it needless.}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import is_absent, name_of, place_of
from postmortem_kb.rules._words import is_stand_in

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each dropped item without its reason."""
    for item in incident.action_items:
        if item.state == "dropped" and is_absent(incident, item, "dropped"):
            message = f"{name_of(item)} is dropped and does not say why"
            hint = f"add `dropped: {{on: …, by: …, reason: …}}` to {name_of(item)}"
            yield Finding(place_of(item, "state"), message, hint)
        elif item.state == "dropped" and is_stand_in(text_of(item.dropped, "reason")):
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "dropped", "reason"))
            message = f"{name_of(item)} is dropped and does not say why"
            yield Finding(at, message, "write the reason")
