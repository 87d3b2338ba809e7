"""The priority of an action item is a word of the policy.

## What it asks

`priority` of an action item is one of the policy's `priorities`.

## Why

A list that is sorted by importance has no place for a word that nobody ranked.

## Bad

    action_items:
      - {id: a1, title: Alert on the age, priority: urgent-ish, state: idea}

## Good

    action_items:
      - {id: a1, title: Alert on the age, priority: high, state: idea}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import place_of
from postmortem_kb.rules._vocabulary import judge_word

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each unknown word."""
    known = case.policy.words("priorities")
    for item in incident.action_items:
        at = place_of(item, "priority")
        yield from judge_word(item.priority, "priority", known, at, incident, case)
