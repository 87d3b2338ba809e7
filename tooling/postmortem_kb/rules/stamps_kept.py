"""The times that deadlines hang on stay as they were.

## What it asks

Compared with where the branch began, `declared_at` is the same, and once the post-mortem is
published `postmortem_due` is too.

## Why

`open` writes the one and `resolve` the other, and nothing computes them again: whoever moves them
moves the deadline. A late report is no shame; it says so with a waiver.

## Bad

    declared_at: 2026-11-03T16:04:00Z      # on the default branch: 2026-11-03T14:04:00Z

## Good

    declared_at: 2026-11-03T14:04:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import INCIDENT_FILE, Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
NEEDS = ("base",)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """A finding for each of the two that is another time now, or gone."""
    before = case.base
    if before is None or incident.incident.broken:
        return
    kept = ("declared_at", "postmortem_due") if before.published else ("declared_at",)
    for name in kept:
        was, now = (text_of(record.incident.data, name) for record in (before, incident))
        if was and not _same(was, now):
            message = f"`{name}` was {was} and is {now or 'gone'}"
            hint = f"write `{name}: {was}`; a waiver of `stamps-kept` says why where it was wrong"
            yield Finding(At(INCIDENT_FILE, data=(name,)), message, hint)


def _same(was: str, now: str) -> bool:
    """Whether two stamps are one time, whatever their offset."""
    first, second = parse_moment(was), parse_moment(now)
    return was == now or (first is not None and second is not None and first.at == second.at)
