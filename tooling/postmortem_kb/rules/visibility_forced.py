"""An incident of a type that must stay inside is restricted.

## What it asks

Where the policy says of a type `visibility: restricted`, an incident of that type is restricted.
External records, which are public already, are not asked.

## Why

A security incident on the site, for an hour, cannot be taken back.

## Bad

    type: security
    visibility: internal

## Good

    type: security
    visibility: restricted
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
WAIVABLE = False


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where the type asks for restricted and the record is not."""
    if incident.kind == "external" or incident.incident.broken:
        return
    word = case.policy.words("types").get(incident.type)
    forced = text_of(word.facts, "visibility") if word else ""
    if forced == "restricted" and not incident.restricted:
        message = f"an incident of the type `{incident.type}` must be restricted"
        hint = "write `visibility: restricted`, and take the id out of every other record"
        yield Finding(At(data=("visibility",)), message, hint)
