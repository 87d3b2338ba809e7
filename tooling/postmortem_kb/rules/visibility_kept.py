"""A record is not opened to more readers without a word on why.

## What it asks

Compared with where the branch began, `visibility` does not go from `restricted` to `internal` or
`public`, or from `internal` to `public`, unless a waiver says who decided so and why. The waiver
may be in the record.

## Why

What has once been published cannot be called back. One changed word in a long pull request is
easily missed by its reader.

## Bad

    visibility: public      # on the default branch: internal

## Good

    visibility: public
    waivers:
      - {rule: visibility-kept, reason: Legal agreed., by: eve, on: 2026-11-06}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import INCIDENT_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
NEEDS = ("base",)
_OPENNESS = ("restricted", "internal", "public")


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """A finding where more may read it than before."""
    if case.base is None or case.base.incident.broken:
        return
    before, now = case.base.visibility, incident.visibility
    if _openness(now) > _openness(before):
        message = f"the record was `{before}`, and this change opens it to `{now}` readers"
        hint = (
            f"write `visibility: {before}`, or add a waiver of `visibility-kept` that says who "
            "decided it and why"
        )
        yield Finding(At(INCIDENT_FILE, data=("visibility",)), message, hint)


def _openness(visibility: str) -> int:
    return _OPENNESS.index(visibility) if visibility in _OPENNESS else 0
