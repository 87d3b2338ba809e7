"""`postmortem draft`: writes the first version of a post-mortem."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.cli._editing import say, say_steps, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.document import Document
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option("--by", metavar="P", help="Who writes it. Default: whoever the policy says.")
@as_of_option
@project_option
def command(incident_id: str, by: str | None, as_of: str | None, directory: Path) -> None:
    """Write postmortem.md with the policy's questions, filled in from the incident.

    A post-mortem that is there already is never overwritten.

    \b
    Example:
      postmortem draft checkout
    """
    from postmortem_kb.changes.draft import require_draftable
    from postmortem_kb.cli._input import read_person
    from postmortem_kb.editing import add_file, read_again

    project = open_project(directory, as_of)
    incident = read_again(project, project.find(incident_id).id)
    require_draftable(incident)
    author = read_person(by, "--by", project, project.now)
    authors = (author,) if author else _drafters(project, incident)
    document = _document(project, incident, authors)
    add_file(project, incident, document)
    say(f"{incident.id}: {incident.folder}/{document.name} is written")
    say_steps(project.policy, "draft", incident)
    for line in _advice(project, incident, authors):
        say(line)


def _drafters(project: Project, incident: Incident) -> tuple[str, ...]:
    """Whoever holds the role that drafts, or held it last."""
    from postmortem_kb.document import text_of

    role = text_of(project.policy.part("postmortem"), "drafted_by")
    held = [holding.who for holding in incident.holdings if holding.role == role]
    return tuple(held[-1:])


def _document(project: Project, incident: Incident, authors: tuple[str, ...]) -> Document:
    from postmortem_kb.changes.draft import first_facts
    from postmortem_kb.editing import new_document
    from postmortem_kb.incident import POSTMORTEM_FILE
    from postmortem_kb.templates import render_body

    questions = list(_questions(project, incident))
    body = render_body(
        project.root, POSTMORTEM_FILE, questions=questions, id=incident.id, title=incident.title
    )
    return new_document(POSTMORTEM_FILE, first_facts(authors), body)


def _questions(project: Project, incident: Incident) -> Iterator[dict[str, Any]]:
    from postmortem_kb.changes.draft import prefilled

    for question in project.policy.questions_for(incident):
        yield {
            "heading": question.heading,
            # The prompt stands in a comment, which its own end would close.
            "asks": " ".join(question.asks.split()).replace("--", "–"),
            "group": question.group,
            "required": question.required,
            "facts": prefilled(incident, question.prefill, project.policy.zone),
        }


def _advice(project: Project, incident: Incident, authors: tuple[str, ...]) -> Iterator[str]:
    from postmortem_kb.changes.draft import missing_facts
    from postmortem_kb.clocks import POSTMORTEM_CLOCK, postmortem_deadline

    policy = project.policy
    missing = missing_facts(incident, tuple(q.prefill for q in policy.questions_for(incident)))
    if missing:
        yield f"Not known yet, so not filled in: {', '.join(missing)} (incident.md)"
    if not authors:
        yield "Nobody is named as author: write `authors` into postmortem.md."
    yield from _cooling_off(project, incident)
    deadline = postmortem_deadline(incident, policy)
    if deadline:
        yield f"To be published by {shown(deadline, policy)}"
    elif POSTMORTEM_CLOCK in policy.clocks and incident.moment("resolved_at") is None:
        yield "The incident is not resolved yet; its deadline begins when it is."
    yield f"When it is written: postmortem publish {incident.id}"


def _cooling_off(project: Project, incident: Incident) -> Iterator[str]:
    """On the day of the incident: better tomorrow, and the policy's reason."""
    from postmortem_kb.document import text_of

    asked, zone = project.policy.part("postmortem"), project.policy.zone
    if asked.get("cooling_off") and incident.last_day(zone) == project.now.astimezone(zone).date():
        yield "Better not write it today, on the day of the incident."
        for paragraph in text_of(asked, "cooling_off_means").split("\n\n"):
            yield " ".join(paragraph.split())
