"""The facts at the top of a record can be read.

## What it asks

`incident.md` and `postmortem.md` begin with a line `---`, then `key: value` lines, then another
line `---`. Anchors, aliases, tags, merge keys and keys that stand twice are not used.

## Why

A file whose facts cannot be read is a file that nobody can find, count or follow up. And because
its visibility cannot be read either, it is treated as restricted: it stays out of the site.

## Bad

    ---
    title: Checkout: slow
    ---

## Good

    ---
    title: "Checkout: slow"
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
WAIVABLE = False


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each thing that keeps the facts from being read."""
    email = (incident.customer_email,) if incident.customer_email else ()
    for document in (*incident.documents, *email):
        for defect in document.defects:
            if defect.breaks:
                at = At(document.name, line=defect.line, column=defect.column, width=defect.width)
                yield Finding(at, defect.message, defect.hint, discreet=defect.message)
