"""A value is what it looks like to every reader of YAML.

## What it asks

Values that some readers of YAML take for something else stand between quotation marks: `NO` and
`on` (false and true), `12:30` (750), `017` (15), `1_000`. A ` #` within a value is quoted too,
because YAML takes the rest of the line for a comment.

## Why

`title: Outage #42` is silently read as "Outage". The author never learns of it.

## Bad

    title: Outage #42

## Good

    title: "Outage #42"
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
WAIVABLE = False


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each value that would be misread."""
    for document in incident.documents:
        for defect in document.defects:
            if not defect.breaks:
                at = At(document.name, line=defect.line, column=defect.column, width=defect.width)
                # A value of which nothing is left looks empty to all others.
                yield Finding(at, defect.message, defect.hint, unfit=not defect.width)
