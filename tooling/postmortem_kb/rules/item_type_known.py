"""The type of an action item is a word of the policy.

## What it asks

`type` of an action item is one of the policy's `item_types`.

## Why

The types show whether we only ever mend, or also learn to notice sooner.

## Bad

    action_items:
      - {id: a1, title: Alert on the age, type: detct, state: idea}

## Good

    action_items:
      - {id: a1, title: Alert on the age, type: detect, state: idea}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._vocabulary import judge_word

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each unknown word."""
    known = case.policy.words("item_types")
    for item in incident.action_items:
        at = At(POSTMORTEM_FILE, data=("action_items", item.position, "type"))
        yield from judge_word(item.type, "type of action item", known, at, incident, case)
