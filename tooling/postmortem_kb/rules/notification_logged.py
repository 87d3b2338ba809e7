"""Who has to be told of such an incident was told.

## What it asks

Where the policy says of an incident's type that the holders of a job are notified, the timeline has
an entry `notified` with that job (`to=`), with its time.

## Why

A security incident that the one person in charge hears of by chance is handled without them.

## Bad

    type: security

## Good

    - 2026-11-03T14:20:00Z notified @ada to=head-of-security: told by phone
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import maps_of, text_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each job that was to be told and was not."""
    word = case.policy.words("types").get(incident.type)
    if word is None or incident.kind == "external" or incident.status == "cancelled":
        return
    told = {
        job
        for entry in incident.timeline
        if entry.kind == "notified" and entry.moment
        for job in entry.words.get("to", "").split(",")
    }
    jobs = case.policy.words("jobs")
    for entry in maps_of(word.facts, "notify"):
        job = text_of(entry, "job")
        title = text_of(entry, "title") or (jobs[job].title if job in jobs else job)
        if job not in told:
            message = f"incidents of type `{incident.type}` are reported to: {title}"
            hint = f"log it: `postmortem log {incident.id} --kind notified --to {job} …`"
            discreet = "somebody who is to be told of such an incident was not"
            yield Finding(At(data=("type",)), message, hint, discreet=discreet)
