"""A post-mortem is not written on the day of the incident, where the policy says so.

## What it asks

Where the policy has `postmortem.cooling_off: same-day`, `published_at` is not on the day on which
the incident was resolved, in the policy's zone.

## Why

The policy gives its reason in `postmortem.cooling_off_means`. On the day itself emotions run high.

## Bad

    published_at: 2026-11-03T18:00:00Z

## Good

    published_at: 2026-11-04T09:00:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where it was published on the day of the incident."""
    asked = case.policy.part("postmortem")
    published = incident.published_at
    if not asked.get("cooling_off") or published is None or not incident.published:
        return
    zone = case.policy.zone
    if published.exact and published.at.astimezone(zone).date() == incident.last_day(zone):
        why = " ".join(text_of(asked, "cooling_off_means").split())
        hint = why or "read it again today, and discuss it with the team"
        message = "the post-mortem was published on the day of the incident"
        yield Finding(At(POSTMORTEM_FILE, data=("published_at",)), message, hint)
