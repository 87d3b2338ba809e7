"""A status has its time.

## What it asks

An incident with `status: mitigated` has `mitigated_at`, and one with `status: resolved` has
`resolved_at`; one that is open has no `resolved_at`.

## Why

The deadline is counted from `resolved_at`; without it the deadline never comes.

## Bad

    status: resolved

## Good

    status: resolved
    resolved_at: 2026-11-03T16:20:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
_ASKED = {"mitigated": "mitigated_at", "resolved": "resolved_at"}


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where status and time do not go together."""
    data = incident.incident.data
    if incident.kind == "external" or data.get("imported_from"):
        return
    name = _ASKED.get(incident.status)
    if name and data.get(name) is None:
        hint = f"add `{name}`, or use `postmortem {_VERBS[incident.status]} {incident.id}`"
        yield Finding(At(data=("status",)), f"{incident.status}, and `{name}` is missing", hint)
    if incident.running and data.get("resolved_at") is not None:
        message = f"`resolved_at` has a time, and the status is {incident.status}"
        hint = "write `status: resolved`, or take `resolved_at` away"
        yield Finding(At(data=("resolved_at",), key=True), message, hint)


_VERBS = {"mitigated": "mitigate", "resolved": "resolve"}
