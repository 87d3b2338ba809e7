"""A record that is shown does not name one that is not.

## What it asks

No record that is public or internal mentions the id, or an old id, of a restricted record: not in
its facts, not in its text, not in the name of a file.

## Why

An id says when, and often what. A link from a public page gives it away.

## Bad

    ## Causes

    The same as in 2026-10-01-restricted-k3fz.

## Good

    ## Causes

    A key that had been in use for two years stood in an old log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.document import Document
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
WAIVABLE = False
ACROSS = True
_LIKE_AN_ID = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-zA-Z0-9][a-zA-Z0-9-]*", re.ASCII)
_MESSAGE = "a restricted record is named here"
_HINT = "take its id out of this record; only restricted records may name one another"


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each place at which a restricted record is named."""
    if incident.restricted:
        return
    files = (incident.incident, incident.postmortem, incident.customer_email)
    for document in files:
        if document is not None:
            yield from _mentions(document, case)
    for attachment in incident.attachments:
        if any(_is_secret(found[0], case) for found in _LIKE_AN_ID.finditer(attachment.name)):
            yield Finding(At(""), _MESSAGE, "give the attachment another name")


def _mentions(document: Document, case: Case) -> Iterator[Finding]:
    for found in _LIKE_AN_ID.finditer(document.text):
        if _is_secret(found[0], case):
            line = document.text.count("\n", 0, found.start()) + 1
            column = found.start() - document.text.rfind("\n", 0, found.start())
            at = At(document.name, line=line, column=column, width=found.end() - found.start())
            yield Finding(at, _MESSAGE, _HINT)


def _is_secret(written: str, case: Case) -> bool:
    return written.casefold().rstrip("-") in case.restricted_ids
