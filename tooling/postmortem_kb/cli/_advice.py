"""What a person is told to do once an incident is declared: all of it data of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postmortem_kb.cli._advice_people import whom_to_reach, whom_to_tell
from postmortem_kb.document import text_of

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project


def opening_advice(project: Project, incident: Incident) -> Iterator[str]:
    """What to do now, in the order in which it matters."""
    yield from _courage(project)
    yield from whom_to_reach(project, incident)
    yield from _listed("By hand", project.policy.steps("open", incident))
    yield from _listed("Assign", _roles(project, incident))
    yield from _listed("Tell", whom_to_tell(project, incident))
    yield from _listed("Ask, and answer under `triage` in incident.md", _questions(project))
    yield from _listed("First response", _first_response(project, incident))
    yield from _listed("Phases", _phases(project, incident))
    yield from _listed("Before a change that can hurt", _changes(project, incident))
    yield from _listed("Keep telling", _cadences(project, incident))
    yield from _listed("Then", _next(incident))


def _courage(project: Project) -> Iterator[str]:
    """The first paragraph on declaring, up to its first full stop."""
    said = " ".join(text_of(project.policy.data, "declaring").replace("**", "").split())
    if said:
        yield said.partition(". ")[0].rstrip(".") + "."


def _roles(project: Project, incident: Incident) -> Iterator[str]:
    for role in project.policy.roles.values():
        if incident.severity in role.required:
            yield f"postmortem assign {incident.id} {role.word} PERSON"


def _questions(project: Project) -> Iterator[str]:
    for word, facts in project.policy.entries("triage"):
        words = ", ".join(project.policy.words(text_of(facts, "words")))
        help_ = "; ".join(text for text in (words, _line(text_of(facts, "hint"))) if text)
        yield f"{word}: {_line(text_of(facts, 'asks'))}" + (f" ({help_})" if help_ else "")


def _first_response(project: Project, incident: Incident) -> Iterator[str]:
    """Each step, and below it how it is written down once it is done."""
    for _, facts in project.policy.entries("first_response"):
        when = f"If {_line(text_of(facts, 'when'))}: " if facts.get("when") else ""
        kind, to = text_of(facts, "kind") or "action", text_of(facts, "to")
        yield when + _line(text_of(facts, "do"))
        yield f"    {_log(incident, kind, to)}"


def _phases(project: Project, incident: Incident) -> Iterator[str]:
    for _, facts in project.policy.entries("phases"):
        if kind := text_of(facts, "kind"):
            yield f"{text_of(facts, 'title')}: {_log(incident, kind)}"


def _changes(project: Project, incident: Incident) -> Iterator[str]:
    role = project.policy.roles.get(text_of(project.policy.part("changes"), "confirmed_by_role"))
    if role:
        words = "--kind change --word confirmed_by=PERSON"
        yield f'{role.title} confirms it: postmortem log {incident.id} {words} "…"'


def _cadences(project: Project, incident: Incident) -> Iterator[str]:
    for cadence in project.policy.cadences.values():
        if cadence.when.covers(incident, incident.severity):
            often = (
                f"every {cadence.every_minutes} minutes" if cadence.every_minutes else "regularly"
            )
            yield f"{cadence.title}, {often}: {_log(incident, cadence.kind, cadence.to)}"


def _next(incident: Incident) -> Iterator[str]:
    yield f'postmortem log {incident.id} "what was seen or done"'
    yield f"postmortem mitigate {incident.id}    when the harm has stopped"
    yield f"postmortem resolve {incident.id}     when it is over"
    yield f'postmortem cancel {incident.id} --reason "…"    if it was none: no harm done'


def _listed(title: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    found = [line for line in lines if line]
    if found:
        yield f"{title}:"
        yield from (line if line.startswith(" ") else f"  - {line}" for line in found)


def _log(incident: Incident, kind: str, to: str = "") -> str:
    """The command that writes such a line into the timeline."""
    return f'postmortem log {incident.id} --kind {kind}{f" --to {to}" if to else ""} "…"'


def _line(text: str) -> str:
    return " ".join(text.split())
