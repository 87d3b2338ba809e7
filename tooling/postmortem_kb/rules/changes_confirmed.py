"""A change that can hurt the business was confirmed by who was in command.

## What it asks

Where the policy names a role for it (`changes.confirmed_by_role`), every entry of the kind
`change` in the timeline carries `confirmed_by=@handle`, and that person held the role at that
time.

## Why

Two people who each mend something at once can make a third thing break.

## Bad

    - 2026-11-03T14:10:00Z change @ben: rolled back 812

## Good

    - 2026-11-03T14:10:00Z change @ben confirmed_by=@ada: rolled back 812
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from postmortem_kb.document import text_of
from postmortem_kb.incident import Entry, Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._entries import place_of

LEVEL = Level.WARNING


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each change without its confirmation."""
    role = text_of(case.policy.part("changes"), "confirmed_by_role")
    if not role or incident.kind == "external":
        return
    for entry in incident.timeline:
        why = _unconfirmed(entry, incident, role) if entry.kind == "change" else ""
        if why:
            hint = f"write `confirmed_by=@…` with who held {role} then"
            yield Finding(place_of(entry), why, hint)


def _unconfirmed(entry: Entry, incident: Incident, role: str) -> str:
    who = entry.words.get("confirmed_by", "").removeprefix("@")
    if not who:
        return "this change does not say who confirmed it"
    if (
        entry.moment is None
        or not entry.moment.exact
        or who in _holders(incident, role, entry.moment.at)
    ):
        return ""
    return f"`{who}` confirmed this change and did not hold {role} then"


def _holders(incident: Incident, role: str, at: datetime) -> set[str]:
    return {
        holding.who
        for holding in incident.holdings
        if holding.role == role
        and (holding.since is None or holding.since.at <= at)
        and (holding.until is None or at <= holding.until.at)
    }
