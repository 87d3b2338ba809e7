"""What a person is told to do once an incident is declared: all of it data of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postmortem_kb.document import text_of
from postmortem_kb.policy_parts import SERVICE_OWNER

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy_parts import Severity
    from postmortem_kb.project import Project


def opening_advice(project: Project, incident: Incident) -> Iterator[str]:
    """What to do now, in the order in which it matters."""
    severity = project.policy.severities[incident.severity]
    yield from _courage(project)
    yield from _people(project, incident, severity)
    yield from _listed("By hand", project.policy.steps("open", incident))
    yield from _listed("Assign", _roles(project, incident))
    yield from _listed("Ask", _questions(project))
    yield from _listed("First response", _first_response(project))
    yield from _listed("Keep telling", _cadences(project, incident))
    yield from _listed("Then", _next(incident))


def _courage(project: Project) -> Iterator[str]:
    """The first paragraph on declaring, up to its first full stop."""
    said = " ".join(text_of(project.policy.data, "declaring").replace("**", "").split())
    if said:
        yield said.partition(". ")[0].rstrip(".") + "."


def _people(project: Project, incident: Incident, severity: Severity) -> Iterator[str]:
    for verb, names in (("Page", severity.pages), ("Joins", severity.joins)):
        if names:
            named = (
                name if name != SERVICE_OWNER else _owners(project, incident) for name in names
            )
            yield f"{verb}: {', '.join(named)}"
    if severity.response:
        yield f"Response: {' '.join(severity.response.split())}"


def _owners(project: Project, incident: Incident) -> str:
    services = project.services or {}
    owners = ((text_of(services.get(name, {}), "owner"), name) for name in incident.services)
    named = [f"{owner} (owner of {name})" for owner, name in owners if owner]
    return ", ".join(named) or "the owner of the failing service"


def _roles(project: Project, incident: Incident) -> Iterator[str]:
    for role in project.policy.roles.values():
        if incident.severity in role.required:
            yield f"postmortem assign {incident.id} {role.word} PERSON"


def _questions(project: Project) -> Iterator[str]:
    for _, facts in project.policy.entries("triage"):
        yield " ".join(text_of(facts, "asks").split())


def _first_response(project: Project) -> Iterator[str]:
    for _, facts in project.policy.entries("first_response"):
        when = text_of(facts, "when")
        yield " ".join(text_of(facts, "do").split()) + (f" ({when})" if when else "")


def _cadences(project: Project, incident: Incident) -> Iterator[str]:
    for cadence in project.policy.cadences.values():
        if cadence.when.covers(incident, incident.severity):
            often = (
                f"every {cadence.every_minutes} minutes" if cadence.every_minutes else "regularly"
            )
            to = f" --to {cadence.to}" if cadence.to else ""
            command = f'postmortem log {incident.id} --kind {cadence.kind}{to} "…"'
            yield f"{cadence.title}, {often}: {command}"


def _next(incident: Incident) -> Iterator[str]:
    yield f'postmortem log {incident.id} "what was seen or done"'
    yield f"postmortem mitigate {incident.id}    when the harm has stopped"
    yield f"postmortem resolve {incident.id}     when it is over"
    yield f'postmortem cancel {incident.id} --reason "…"    if it was none: no harm done'


def _listed(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    found = [line for line in lines if line]
    if found:
        yield f"{title}:"
        yield from (f"  - {line}" for line in found)
