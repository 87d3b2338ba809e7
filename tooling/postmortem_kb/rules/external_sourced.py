"""A record of another organisation's incident names its sources.

## What it asks

A record of the kind `external` has at least one entry in `sources`, and no `postmortem.md`: what
happened, the causes and the lessons stand in `incident.md`.

## Why

What is retold without a source cannot be checked, and grows with each telling.

## Bad

    kind: external
    sources: []

## Good

    kind: external
    sources:
      - {url: "https://status.example/incident/1", primary: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on an external record without a source, or with a post-mortem."""
    if incident.kind != "external":
        return
    if incident.incident.data.get("sources", []) == []:
        hint = "add `sources:`, the organisation's own page first, with `primary: true`"
        yield Finding(At(data=("sources",)), "no source is named", hint)
    if incident.postmortem is not None:
        hint = "move what it says into incident.md and delete it"
        yield Finding(At(POSTMORTEM_FILE), "an external record has no postmortem.md", hint)
