"""A cancelled incident says why it is none.

## What it asks

An incident with `status: cancelled` has `cancelled`: when, by whom, and the reason, which is not
"TBD".

## Why

Declaring what turns out to be nothing is welcome. The reason helps whoever sees the same thing
next.

## Bad

    status: cancelled

## Good

    status: cancelled
    cancelled: {at: 2026-11-03T14:20:00Z, by: ada, reason: It was a load test.}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_stand_in

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where status and reason do not go together."""
    written = "cancelled" in incident.incident.data
    if incident.status == "cancelled" and not written:
        hint = "add `cancelled: {at: …, by: …, reason: …}`"
        yield Finding(At(data=("status",)), "cancelled, and it does not say why", hint)
    elif incident.status == "cancelled" and _says_nothing(incident):
        hint = "write why it was none"
        yield Finding(At(data=("cancelled", "reason")), "cancelled, and it does not say why", hint)
    elif written and incident.status in ("open", "mitigated", "resolved"):
        message = f"`cancelled` stands here, and the status is {incident.status}"
        hint = "write `status: cancelled`, or delete `cancelled`"
        yield Finding(At(data=("cancelled",), key=True), message, hint)


def _says_nothing(incident: Incident) -> bool:
    facts = incident.incident.data.get("cancelled")
    return isinstance(facts, Mapping) and is_stand_in(text_of(facts, "reason"))
