"""A published post-mortem was approved by those whom the policy asks for.

## What it asks

`approved_by` names as many people as the policy asks for. Where it says so, an author's own
approval does not count, and one of them holds one of the jobs that it names. A published
post-mortem also has `published_at`, and its incident is resolved.

## Why

A second pair of eyes finds the question that nobody asked, and the sentence that blames somebody.

## Bad

    approved_by: []

## Good

    approved_by: [eve]
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import texts_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._jobs import holds_job

LEVEL = Level.ERROR
COMPLETENESS = True
_STATUS = At(POSTMORTEM_FILE, data=("status",))
_APPROVALS = At(POSTMORTEM_FILE, data=("approved_by",))


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on what a published post-mortem lacks."""
    document = incident.postmortem
    if document is None or not incident.published or incident.kind == "external":
        return
    if "published_at" not in document.data:
        hint = "set the status back and use `postmortem publish`, which writes the time"
        yield Finding(_STATUS, "published, and `published_at` is missing", hint)
    # With its end, the status alone is wrong, as `status-stamped` says.
    if incident.running and incident.moment("resolved_at") is None:
        message = f"published, and the incident is still {incident.status}"
        yield Finding(_STATUS, message, f"`postmortem resolve {incident.id}` first")
    if case.policy.asks_postmortem(incident):
        yield from _unapproved(incident, case)


def _unapproved(incident: Incident, case: Case) -> Iterator[Finding]:
    asked = case.policy.part("postmortem")
    authors = incident.authors if asked.get("approver_not_author") else ()
    counting = set(incident.approved_by).difference(authors)
    needed = asked.get("approvals", 0)
    if len(counting) < needed:
        own = "; an author's own does not count" if set(incident.approved_by) - counting else ""
        message = f"{len(counting)} of {needed} approvals given{own}"
        hint = "add the handle of who reviewed it to `approved_by`"
        yield Finding(_APPROVALS, message, hint)
    else:
        yield from _without_job(counting, case)


def _without_job(counting: set[str], case: Case) -> Iterator[Finding]:
    jobs = texts_of(case.policy.part("postmortem"), "approver_jobs")
    if jobs and case.people is not None and not any(holds_job(w, jobs, case) for w in counting):
        message = f"nobody who approved it has the job {' or '.join(jobs)}"
        hint = f"ask somebody with the job {' or '.join(jobs)} to approve it"
        yield Finding(_APPROVALS, message, hint)
