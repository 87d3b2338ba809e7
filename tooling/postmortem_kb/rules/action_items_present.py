"""A post-mortem promises something.

## What it asks

A post-mortem that is in review or published has at least as many action items that are committed
or done as the policy asks for (`action_items.at_least`), at the severities that it names.

## Why

An incident that changes nothing will come again. Ideas do not count: nobody has promised them.

## Bad

    action_items: []

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        owner: ada
        ticket: PLAT-123
        due: 2026-11-17
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.action_item import STATES
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where there are too few promises."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    facts = case.policy.part("action_items")
    asked = facts.get("at_least", 0) if case.policy.asked_of(incident, facts) else 0
    if any(item.state not in STATES for item in incident.action_items):
        return  # Perhaps a promise: what state that is meant to be is asked elsewhere.
    promised = sum(item.state in ("committed", "done") for item in incident.action_items)
    if promised < asked:
        at = At(POSTMORTEM_FILE, data=("action_items",), key=True)
        given = "no action item is" if promised == 0 else f"only {promised} of the action items are"
        message = f"{given} committed or done; the policy asks for at least {asked}"
        hint = "commit to one: `state: committed` with an owner, a ticket and a day"
        yield Finding(at, message, hint)
