"""Roles are those of the policy.

## What it asks

Each key of `roles` is one of the policy's `roles`, written as it stands there.

## Why

A role that nobody defined has no duties, and the one that was meant is not held.

## Bad

    roles:
      incident-comander:
        - {who: ada}

## Good

    roles:
      incident-commander:
        - {who: ada}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.printable import shown
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import did_you_mean

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each unknown role."""
    known = case.policy.roles
    for role in dict.fromkeys(holding.role for holding in incident.holdings):
        if known and role not in known:
            found = case.policy.find_role(role)
            hint = f"write `{found.word}`" if found else did_you_mean(role, known)
            at = At(data=("roles", role), key=True)
            yield Finding(at, f"`{shown(role)}` is no role of the policy", hint, unfit=True)
