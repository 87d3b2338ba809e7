"""The layer at fault is a word of the policy.

## What it asks

`impact.layer` is one of the policy's `layers`.

## Why

Incidents are counted and found by layer; a word of its own hides one from the others.

## Bad

    impact: {who: Customers in the EU, how: Checkout took half a minute, layer: infra}

## Good

    impact: {who: Customers in the EU, how: Checkout took half a minute, layer: infrastructure}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._vocabulary import judge_word

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where the word is not among the policy's layers."""
    impact = incident.incident.data.get("impact")
    if isinstance(impact, Mapping):
        known = case.policy.words("layers")
        at = At(data=("impact", "layer"))
        yield from judge_word(text_of(impact, "layer"), "layer", known, at, incident, case)
