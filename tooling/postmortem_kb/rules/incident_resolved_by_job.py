"""An incident was declared over by somebody whose job it is.

## What it asks

Where the policy says who declares an incident resolved (`resolution.jobs`), `resolved_by` names a
person who has one of these jobs in `people.yml`.

## Why

Those who are tired want it to be over. Somebody who looks at the agreed condition should say so.

## Bad

    status: resolved

## Good

    status: resolved
    resolved_by: eve
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
    """One finding where a resolved incident does not name such a person."""
    jobs = texts_of(case.policy.part("resolution"), "jobs")
    if not jobs or incident.status != "resolved" or incident.kind == "external":
        return
    who, listed = text_of(incident.incident.data, "resolved_by"), " or ".join(jobs)
    if "resolved_by" not in incident.incident.data:
        hint = f"add `resolved_by:` with the handle of who did; the job is {listed}"
        yield Finding(At(data=("resolved_by",)), "nobody declared this incident resolved", hint)
    elif who in (case.people or {}) and not holds_job(who, jobs, case):
        message = f"`{who}` declared this incident resolved and does not have the job {listed}"
        hint = f"ask somebody with the job {listed} to declare it, or mend people.yml"
        yield Finding(At(data=("resolved_by",)), message, hint)
