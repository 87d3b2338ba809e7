"""The type is a word of the policy.

## What it asks

`type` is one of the policy's `types`.

## Why

The type may decide who must be told and who may read it.

## Bad

    type: avaliability

## Good

    type: availability
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._vocabulary import judge_word

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where the word is not among the policy's types."""
    known = case.policy.words("types")
    yield from judge_word(incident.type, "type", known, At(data=("type",)), incident, case)
