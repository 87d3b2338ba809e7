"""A committed action item has the priority that the policy asks for.

## What it asks

Where the policy names a priority for what is promised (`action_items.priority`), each committed
item has it.

## Why

What must not happen again goes before what would be nice to have, and the tracker should show it.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        priority: urgent-ish

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
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import did_you_mean

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on unknown priorities, and on committed items with another than is asked."""
    known = case.policy.words("priorities")
    asked = text_of(case.policy.part("action_items"), "priority")
    for item in incident.action_items:
        at = At(POSTMORTEM_FILE, data=("action_items", item.position, "priority"))
        if item.priority and known and item.priority not in known:
            hint = did_you_mean(item.priority, known)
            yield Finding(at, f"`{item.priority}` is no priority of the policy", hint)
        elif asked and item.open and item.priority != asked:
            message = f"`{item.id}` is committed, and its priority is not `{asked}`"
            yield Finding(at, message, f"write `priority: {asked}`")
