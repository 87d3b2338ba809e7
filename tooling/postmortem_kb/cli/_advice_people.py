"""Whom a person is told to reach once an incident is declared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postmortem_kb.document import maps_of, text_of, texts_of
from postmortem_kb.policy_parts import SERVICE_OWNER

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy_parts import Severity
    from postmortem_kb.project import Project


def whom_to_reach(project: Project, incident: Incident) -> Iterator[str]:
    """Who is paged and who joins, whose it is and who is called, where the runbooks are."""
    severity = project.policy.severities[incident.severity]
    for verb, names in (("Page", severity.pages), ("Joins", severity.joins)):
        named = (n if n != SERVICE_OWNER else _owners(project, incident) for n in names)
        if names:
            yield f"{verb}: {', '.join(named)}"
    yield from _services(project, incident, severity)
    if severity.response:
        yield f"Response: {' '.join(severity.response.split())}"


def whom_to_tell(project: Project, incident: Incident) -> Iterator[str]:
    """Who has to hear of an incident of this type, and who says that it is one."""
    jobs = project.policy.words("jobs")
    type_ = project.policy.words("types").get(incident.type)
    for told in maps_of(type_.facts, "notify") if type_ else ():
        job = text_of(told, "job")
        title = text_of(told, "title") or (jobs[job].title if job in jobs else job)
        yield f'{title}: postmortem log {incident.id} --kind notified --to {job} "…"'
    confirming = texts_of(project.policy.part("confirmation"), "jobs")
    if confirming and not incident.incident.data.get("confirmed_by"):
        titles = " or ".join(jobs[job].title if job in jobs else job for job in confirming)
        yield f"{titles}: says whether it is one (`confirmed_by`, `confirmed_at` in incident.md)"


def _owners(project: Project, incident: Incident) -> str:
    services = project.services or {}
    owners = ((text_of(services.get(name, {}), "owner"), name) for name in incident.services)
    named = [f"{owner} (owner of {name})" for owner, name in owners if owner]
    return ", ".join(named) or "the owner of the failing service"


def _services(project: Project, incident: Incident, severity: Severity) -> Iterator[str]:
    """What services.yml says of each service that fails; an owner who is paged stands above."""
    paged = SERVICE_OWNER in (*severity.pages, *severity.joins)
    for name in incident.services:
        facts = (project.services or {}).get(name, {})
        owner = text_of(facts, "owner")
        if owner and not paged:
            yield f"Owner of {name}: {owner}"
        if contacts := texts_of(facts, "contacts"):
            yield f"Call for {name}, the nearest first: {', '.join(contacts)}"
        for runbook in texts_of(facts, "runbooks"):
            yield f"Runbook of {name}: {runbook}"
