"""A post-mortem names its causes in the policy's words.

## What it asks

`causes` in `postmortem.md` holds at least one word of the policy's vocabulary.

## Why

The words are what lets somebody ask for all incidents with that cause, and see which ones come
back. They stand beside the answer in your own words, not in its place.

## Bad

    causes: []

## Good

    causes: [config-change, missing-safeguard]
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where no cause is named."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    if document.data.get("causes", []) == []:
        few = ", ".join(list(case.policy.words("causes"))[:6])
        hint = f"name one or more: {few}, …" if few else "name one or more"
        yield Finding(At(POSTMORTEM_FILE, data=("causes",)), "no cause is named", hint)
