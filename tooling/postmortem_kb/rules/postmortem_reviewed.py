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

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on what a published post-mortem lacks."""
    document = incident.postmortem
    if document is None or document.broken or not incident.published:
        return
    if not document.data.get("published_at"):
        at = At(POSTMORTEM_FILE, data=("status",))
        hint = "publish with `postmortem publish`, which writes the time"
        yield Finding(at, "published, and `published_at` is missing", hint)
    if incident.status in ("open", "mitigated"):
        at = At(POSTMORTEM_FILE, data=("status",))
        message = f"published, and the incident is still {incident.status}"
        yield Finding(at, message, f"`postmortem resolve {incident.id}` first")
    if case.policy.asks_postmortem(incident):
        yield from _unapproved(incident, case)


def _unapproved(incident: Incident, case: Case) -> Iterator[Finding]:
    asked = case.policy.part("postmortem")
    counting = set(incident.approved_by)
    if asked.get("approver_not_author"):
        counting -= set(incident.authors)
    needed = asked.get("approvals", 0)
    at = At(POSTMORTEM_FILE, data=("approved_by",))
    if len(counting) < needed:
        own = " (an author's own does not count)" if asked.get("approver_not_author") else ""
        message = f"{len(counting)} of {needed} approvals are given{own}"
        yield Finding(at, message, "add the handle of who reviewed it to `approved_by`")
        return
    jobs = texts_of(asked, "approver_jobs")
    held = {job for who in counting for job in _jobs(who, case)}
    if jobs and case.people is not None and not held & set(jobs):
        message = f"nobody who approved it is {' or '.join(jobs)}"
        yield Finding(at, message, f"ask a person with the job {' or '.join(jobs)} to approve it")


def _jobs(handle: str, case: Case) -> tuple[str, ...]:
    person = (case.people or {}).get(handle)
    return person.jobs if person else ()
