"""Times stand in an order that can be.

## What it asks

Nothing is stamped before `started_at`, `mitigated_at` is not after `resolved_at`, nobody leaves a
role before taking it, and nothing has happened after the check's now. Bare dates are compared by
day. No other order is asked: something can be detected before it is reported, or after.

## Why

Every figure is a difference of two of these times. One slip of a month makes a mean worthless.

## Bad

    started_at: 2026-11-03T13:51:00Z
    resolved_at: 2026-11-03T12:20:00Z

## Good

    started_at: 2026-11-03T13:51:00Z
    resolved_at: 2026-11-03T16:20:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._moments import is_after

LEVEL = Level.ERROR
STAMPS = (
    "detected_at", "reported_at", "declared_at", "confirmed_at", "acknowledged_at",
    "mitigated_at", "resolved_at",
)  # fmt: skip


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each time that cannot be."""
    yield from _against_start(incident)
    started, mitigated, resolved = map(
        incident.moment, ("started_at", "mitigated_at", "resolved_at")
    )
    at_odds = started and resolved and is_after(started, resolved)
    if mitigated and resolved and is_after(mitigated, resolved) and not at_odds:
        message = f"`mitigated_at` is after `resolved_at`, {resolved.written}"
        yield Finding(At(data=("mitigated_at",)), message, "one of the two is wrong")
    yield from _roles(incident)
    yield from _future(incident, case)


def _against_start(incident: Incident) -> Iterator[Finding]:
    started = incident.moment("started_at")
    for name in STAMPS:
        moment = incident.moment(name)
        if started and moment and is_after(started, moment):
            message = f"`{name}` is before `started_at`, {started.written}"
            yield Finding(At(data=(name,)), message, "one of the two is wrong")


def _roles(incident: Incident) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for holding in incident.holdings:
        position = counts.setdefault(holding.role, 0)
        counts[holding.role] += 1
        if holding.since and holding.until and holding.until.at < holding.since.at:
            at = At(data=("roles", holding.role, position, "until"))
            yield Finding(at, "the role ends before it begins", "exchange `from` and `until`")


def _future(incident: Incident, case: Case) -> Iterator[Finding]:
    places = [(At(data=(name,)), incident.moment(name)) for name in ("started_at", *STAMPS)]
    places.append((At(POSTMORTEM_FILE, data=("published_at",)), incident.published_at))
    places += [(At(line=entry.line), entry.moment) for entry in incident.timeline]
    for at, moment in places:
        if moment and moment.at > case.now:
            message = f"{moment.written} has not happened yet"
            yield Finding(at, message, "check the date, and the zone of the time")
