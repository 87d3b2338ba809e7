"""The incident says in a sentence each what happened, what stopped it and who was hit.

## What it asks

By the time the post-mortem is in review, `incident.md` has `summary`, `solution` and
`impact` with `who` and `how`.

## Why

These sentences are what a reader with an outage on the screen sees first: in search results, in
lists, at the top of the page.

## Bad

    summary: TBD

## Good

    summary: A release halved the connection pool, and one booking in five failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, DataPath, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_stand_in

LEVEL = Level.ERROR
COMPLETENESS = True
_ASKED: tuple[tuple[DataPath, str], ...] = (
    (("summary",), "one or two sentences on what happened"),
    (("solution",), "one sentence: what stopped it"),
    (("impact", "who"), "who was hit"),
    (("impact", "how"), "what they could not do"),
)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each sentence that is missing."""
    document = incident.incident
    if incident.postmortem is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    for path, what in _ASKED:
        *above, name = path
        facts = document.data.get("impact", {}) if above else document.data
        if isinstance(facts, Mapping) and _says_nothing(facts, str(name)):
            written = ".".join(str(part) for part in path)
            yield Finding(At(data=path), f"`{written}` is missing", f"add it: {what}")


def _says_nothing(facts: Mapping[str, Any], name: str) -> bool:
    """Whether the key is absent or holds a placeholder; other forms are for the schema to judge."""
    return name not in facts or is_stand_in(text_of(facts, name))
