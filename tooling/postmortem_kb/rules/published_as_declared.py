"""`published_at` is when readers could read it.

## What it asks

The published post-mortem came to the default branch no more than `merge_tolerance_hours` (the
policy's `follow_up`) before or after `published_at`. Git is asked: the commits on the branch's own
line, by the date at which they came there, be they merges, squashed or rebased. Records that were
imported, and what the first commit of all brought, are left alone. It never blocks: reports and
figures go by git where the two differ, and say so.

## Why

Whether a post-mortem was in time is told by a stamp that its author writes. A pull request that
waits for a week makes the stamp untrue, and nobody means harm by it.

## Bad

    published_at: 2026-11-05T10:00:00Z      # merged on 2026-11-12

## Good

    published_at: 2026-11-12T09:30:00Z      # merged on 2026-11-12
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.moment import format_utc
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.publication import merge_that_counts
from postmortem_kb.rules._case import Case

LEVEL = Level.NOTE
NEEDS = ("history",)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """A finding where git has another time than the author."""
    if case.base and case.base.id not in (incident.id, *incident.aliases):
        return  # Git follows a record by its aliases; that they are missing is said elsewhere.
    merged = merge_that_counts(incident, (case.history or {}).get(incident.id), case.policy)
    if merged:
        written = format_utc(merged)
        message = f"git has it published at {written}; reports and figures count that time"
        hint = f"write `published_at: {written}` if that is when readers got it"
        at = At(POSTMORTEM_FILE, data=("published_at",))
        yield Finding(at, message, hint, discreet="git has it published at another time")
