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
from datetime import datetime
from zoneinfo import ZoneInfo

from postmortem_kb.clocks import POSTMORTEM_RULE, postmortem_deadline
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.moment import format_duration, format_local, parse_date, start_of_day
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where it was late, or is late now."""
    due = postmortem_deadline(incident, case.policy)
    if due is None or incident.status != "resolved":
        return
    published = incident.published_at if incident.published else None
    if published is None and case.now > due:
        yield _late_now(incident, due, case)
    elif published is not None and published.exact and published.at > due:
        late = format_duration((published.at - due).total_seconds())
        message = f"published {late} after the deadline, {format_local(due, case.policy.zone)}"
        yield Finding(
            At(POSTMORTEM_FILE, data=("published_at",)),
            message,
            "explain it with a waiver of `postmortem-deadline`: rule, reason, by, on",
            excusable=not _broke_its_own_word(incident, due, case.policy.zone),
        )


def _late_now(incident: Incident, due: datetime, case: Case) -> Finding:
    late = format_duration((case.now - due).total_seconds())
    message = f"the post-mortem was due {late} ago, {format_local(due, case.policy.zone)}"
    verb = "publish" if incident.postmortem else "draft"
    hint = f"`postmortem {verb} {incident.id}`, or explain it with a waiver"
    place = At(POSTMORTEM_FILE, data=("status",)) if incident.postmortem else At(data=("status",))
    return Finding(place, message, hint, lapsed=True)


def _broke_its_own_word(incident: Incident, due: datetime, zone: ZoneInfo) -> bool:
    """Whether a waiver moved the deadline in time, and it was missed all the same.

    A later waiver may still explain that.
    """
    waivers = [waiver for waiver in incident.waivers if waiver.rule == POSTMORTEM_RULE]
    days = (parse_date(waiver.on) for waiver in waivers)
    later = any(day is not None and start_of_day(day, zone) >= due for day in days)
    return bool(waivers) and not later and any(waiver.until for waiver in waivers)
