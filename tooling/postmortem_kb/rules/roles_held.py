"""The roles that the policy requires are held.

## What it asks

At the highest severity that the incident held, somebody holds each role that the policy
requires of it. One person may hold several.

## Why

A role that nobody holds is work that everybody thinks somebody else does.

## Bad

    roles: {}

## Good

    roles:
      incident-commander:
        - {who: ada, from: 2026-11-03T14:04:00Z}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import nearest

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each role that nobody holds."""
    if incident.kind == "external" or incident.incident.broken or incident.status == "cancelled":
        return
    severity = case.policy.highest_severity(incident)
    taken = _held(incident) | _said_otherwise(incident, case.policy)
    for role in case.policy.roles.values():
        if severity in role.required and role.word not in taken:
            hint = f"`postmortem assign {incident.id} {role.word} PERSON`"
            message = f"nobody holds the role {role.title}, which {severity} requires"
            yield Finding(At(data=("roles",), key=True), message, hint)


def _held(incident: Incident) -> set[str]:
    return {holding.role for holding in incident.holdings if holding.who}


def _said_otherwise(incident: Incident, policy: Policy) -> set[str]:
    """Roles of which other rules speak: misspelt ones, and those whose holdings are none."""
    roles = incident.incident.data.get("roles")
    held = roles.items() if isinstance(roles, dict) else ()
    written = {word for word, holdings in held if holdings != []}
    return written | {nearest(word, policy.roles) for word in written - set(policy.roles)}
