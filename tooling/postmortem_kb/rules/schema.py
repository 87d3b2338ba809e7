"""Every fact has a known key and a value of the right form.

## What it asks

The keys of `incident.md` and `postmortem.md` are those of the record format, and each value has
the form that its key asks for: a time is a time with its zone, a list is a list, a word is one of
the words there are. Keys of your own stand under `extra`.

## Why

A key that nobody reads is a fact that is lost. `ownr: ada` looks like an owner and is none.

## Bad

    severty: SEV-2

## Good

    severity: SEV-2
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import Document
from postmortem_kb.incident import INCIDENT_FILE, Incident
from postmortem_kb.problem import At, DataPath, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.schema import Mismatch, find_mismatches

LEVEL = Level.ERROR
WAIVABLE = False
_VISIBILITY = (
    "`visibility` is none of public, internal and restricted, so the record counts as restricted",
    "write one of the three",
)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each fact that does not fit."""
    for document in incident.documents:
        if document.broken:
            continue
        name = "incident" if document.name == INCIDENT_FILE else "postmortem"
        for mismatch in find_mismatches(name, document.data):
            yield _finding(document, mismatch)


def _finding(document: Document, mismatch: Mismatch) -> Finding:
    at = At(document.name, data=mismatch.path, key=mismatch.key)
    if mismatch.path == ("visibility",):
        return Finding(at, *_VISIBILITY, discreet=_VISIBILITY[0], unfit=True)
    said = (mismatch.message, mismatch.hint)
    # Of a misspelt word, and of a lost text, other rules have more to say.
    unfit = bool(mismatch.wanted) and not mismatch.misspelt and not _is_lost(document, mismatch)
    return Finding(
        at, *said, discreet=_discreet(mismatch), unfit=unfit, voids=tuple(_voids(mismatch))
    )


def _voids(mismatch: Mismatch) -> Iterator[DataPath]:
    """An unknown key, and the one that it was meant to be."""
    if mismatch.unknown:
        yield mismatch.path
    if mismatch.meant:
        yield (*mismatch.path[:-1], mismatch.meant)


def _is_lost(document: Document, mismatch: Mismatch) -> bool:
    """Whether the value is empty because YAML dropped its text, as `value-misread` says."""
    span = document.values.get(mismatch.path)
    places = {(defect.line, defect.column) for defect in document.defects if not defect.width}
    return span is not None and (span.line, span.column) in places


def _discreet(mismatch: Mismatch) -> str:
    """What does not fit, without a word of the author's; a known key is the format's own."""
    if not mismatch.path:
        return mismatch.message
    if mismatch.key:
        return f"unknown key; did you mean `{mismatch.meant}`?" if mismatch.meant else "unknown key"
    whose = (
        f"`{mismatch.path[0]}`" if len(mismatch.path) == 1 else f"this part of `{mismatch.path[0]}`"
    )
    return f"{whose} must be {mismatch.wanted}" if mismatch.wanted else f"{whose} does not fit"
