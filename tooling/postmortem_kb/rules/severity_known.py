"""The severity is a word of the ladder.

## What it asks

`severity` is a word of the policy's `severities`, written as it stands there.

## Why

What is required is decided by the severity. A word of one's own requires nothing.

## Bad

    severity: SEV-9

## Good

    severity: SEV-2
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._vocabulary import judge_word

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where the word is not in the ladder."""
    known = case.policy.severities
    found = case.policy.find_severity(incident.severity)
    if found and found.word != incident.severity:
        message = f"`{incident.severity}` is written `{found.word}` in the policy"
        yield Finding(At(data=("severity",)), message, f"write `{found.word}`")
    else:
        at = At(data=("severity",))
        yield from judge_word(incident.severity, "severity", known, at, incident, case)
