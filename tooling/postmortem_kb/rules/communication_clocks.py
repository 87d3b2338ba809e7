"""What the policy wants done in time was done in time.

## What it asks

Every clock of the policy, other than that of the post-mortem, was stopped before it ran out: the
customer email was sent within its hours, say. `sent` in `incident.md` stops it. A waiver of
`communication-clocks` explains a late one.

## Why

Customers who hear from you in a day forgive much. Silence is worse than bad news.

## Bad

    sent:
      - {what: customer-email, at: 2026-12-24T10:00:00Z, by: iris}

## Good

    sent:
      - {what: customer-email, at: 2026-11-03T18:00:00Z, by: iris}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.clocks import Reading, read_clocks
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration, format_local
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each clock that ran out."""
    for reading in read_clocks(incident, case.policy, case.now):
        late = reading.state in ("missed", "explained")
        if late and reading.clock.stops != "published":
            yield _late(reading, case)


def _late(reading: Reading, case: Case) -> Finding:
    due = format_local(reading.due, case.policy.zone)
    end = reading.stopped or case.now
    late = format_duration((end - reading.due).total_seconds())
    title = reading.clock.title
    what = reading.clock.sent or reading.clock.stops
    if reading.stopped is None:
        message = f"{title}: due {late} ago, {due}"
        hint = f"when it is done, add it to `sent` as {what}; or explain it with a waiver"
        return Finding(At(data=("sent",)), message, hint, lapsed=True)
    hint = "explain it with a waiver of `communication-clocks`"
    return Finding(At(data=("sent",)), f"{title}: {late} late, it was due {due}", hint)
