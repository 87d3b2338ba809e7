"""An incident was confirmed by somebody whose job it is.

## What it asks

Where the policy says who confirms an incident (`confirmation.jobs`), `confirmed_by`
names a person who has one of these jobs in `people.yml`. It may be missing while the incident is
open.

## Why

Whoever confirms it sets the severity, and with it how many people are got out of bed.

## Bad

    status: resolved

## Good

    status: resolved
    confirmed_by: eve
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._jobs import holds_job

LEVEL = Level.WARNING
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where nobody confirmed it, or somebody else."""
    jobs = texts_of(case.policy.part("confirmation"), "jobs")
    if not jobs or incident.incident.broken or incident.kind == "external":
        return
    who, listed = text_of(incident.incident.data, "confirmed_by"), " or ".join(jobs)
    if "confirmed_by" not in incident.incident.data:
        if incident.status == "resolved":
            hint = f"add `confirmed_by:` with the handle of who did; the job is {listed}"
            yield Finding(At(data=("confirmed_by",)), "nobody confirmed this incident", hint)
    elif who in (case.people or {}) and not holds_job(who, jobs, case):
        message = f"`{who}` confirmed this incident and does not have the job {listed}"
        hint = f"ask somebody with the job {listed} to confirm it, or mend people.yml"
        yield Finding(At(data=("confirmed_by",)), message, hint)
