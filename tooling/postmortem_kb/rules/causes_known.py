"""Causes are words of the policy.

## What it asks

Each of `causes` is one of the policy's `causes`.

## Why

`dns` and `DNS-problem` would be two causes, and neither would seem to come back.

## Bad

    causes: [config-chnage]

## Good

    causes: [config-change]
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import INCIDENT_FILE, POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._vocabulary import judge_word

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each word that is not among the policy's causes."""
    known = case.policy.words("causes")
    own = incident.kind == "external" or incident.postmortem is None
    file = INCIDENT_FILE if own else POSTMORTEM_FILE
    for position, word in enumerate(incident.causes):
        at = At(file, data=("causes", position))
        yield from judge_word(word, "cause", known, at, incident, case)
