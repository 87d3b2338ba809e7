"""What an import could not take is mended.

## What it asks

Each line of the list under `## To mend` in the `incident.md` of an imported record is looked at:
correct what it speaks of, then delete the line, and at last the heading.

## Why

An import guesses nothing. What a report does not say clearly, such as the zone of its times, only
somebody who was there can add.

## Bad

    ## To mend

    - line 9: no time zone is said: times stay as they are written

## Good

    ## Notes

    The times are those of Berlin; the zone was asked of those who were there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.importing.record import TO_MEND
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.NOTE
_ITEM = re.compile(r"[-*+]\s+(\S.*)$")


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each line of the list."""
    section = incident.incident.section(TO_MEND)
    if section is None or not incident.incident.data.get("imported_from"):
        return
    for line, text in enumerate(section.text.split("\n"), section.line + 1):
        item = _ITEM.match(text)
        if item:
            at = At(line=line, column=item.start(1) + 1, width=len(item[1]))
            hint = "the line is that of the original; mend it here, then delete this line"
            yield Finding(at, f"the import says: {item[1]}", hint)
