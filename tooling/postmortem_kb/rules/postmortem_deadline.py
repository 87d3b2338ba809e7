"""A post-mortem is published in time, or says why not.

## What it asks

`published_at` lies within the policy's hours after the last `resolved_at`, counted in UTC (the
deadline that `resolve` wrote as `postmortem_due` counts). A waiver of `postmortem-deadline`
explains a later one; it counts as late, explained, for ever. A waiver dated before the deadline
moves it to the end of its `until`.

What is not yet published is never an error because of the time of day: it is a note, and an error
only under `check --deadlines`.

## Why

After three days people begin to forget, and after three weeks nobody reads it.

## Bad

    published_at: 2026-12-24T10:00:00Z

## Good

    published_at: 2026-11-05T10:00:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.clocks import POSTMORTEM_CLOCK, POSTMORTEM_RULE, Reading, read_clocks
from postmortem_kb.incident import INCIDENT_FILE, POSTMORTEM_FILE, REVIEW_STATES, Incident
from postmortem_kb.moment import format_duration, format_local
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where it was late, or is late now."""
    undated = incident.published and incident.published_at is None
    if incident.status != "resolved" or undated or not _says_its_state(incident):
        return
    for reading in read_clocks(incident, case.policy, case.now):
        if reading.clock.word == POSTMORTEM_CLOCK and _late(reading, case):
            yield _finding(incident, reading, case)


def _says_its_state(incident: Incident) -> bool:
    """Whether it can be known that it is not published; what hides that is a problem of its own."""
    return incident.postmortem is None or incident.review_state in REVIEW_STATES


def _late(reading: Reading, case: Case) -> bool:
    """Whether it is late by the policy's own deadline.

    A waiver that moves the deadline is needed from the day on which it is given, so that there
    is a finding for it to excuse.
    """
    moved = reading.stopped is None and reading.due > reading.first_due
    return moved or (reading.stopped or case.now) > reading.first_due


def _finding(incident: Incident, reading: Reading, case: Case) -> Finding:
    due = format_local(reading.due, case.policy.zone)
    late = format_duration(((reading.stopped or case.now) - reading.due).total_seconds())
    excusable = reading.state != "missed"
    if reading.stopped:
        at = At(POSTMORTEM_FILE, data=("published_at",))
        message = f"published {late} after the deadline, {due}"
        hint = _explain(incident)
        return Finding(at, message, hint, excusable=excusable)
    at = At(POSTMORTEM_FILE if incident.postmortem else INCIDENT_FILE, data=("status",))
    message = f"the post-mortem was due {late} ago, {due}"
    verb = "publish" if incident.postmortem else "draft"
    hint = f"`postmortem {verb} {incident.id}`, or {_explain(incident)}"
    return Finding(at, message, hint, lapsed=True, excusable=excusable)


def _explain(incident: Incident) -> str:
    if any(waiver.rule == POSTMORTEM_RULE for waiver in incident.waivers):
        return f"give a waiver of `{POSTMORTEM_RULE}` that does not end before it: the one here did"
    return f"explain it with a waiver of `{POSTMORTEM_RULE}`: rule, reason, by, on"
