"""`postmortem publish`: the last gate, and the stamp."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import say, say_steps, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.problem import Outcome
    from postmortem_kb.project import Project


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option("--by", metavar="P", help="Who publishes it; the timeline says so.")
@click.option(
    "--approved-by", "approvers", multiple=True, metavar="P", help="Who approved it; repeatable."
)
@as_of_option
@project_option
@click.pass_context
def command(
    context: click.Context,
    incident_id: str,
    by: str | None,
    approvers: tuple[str, ...],
    as_of: str | None,
    directory: Path,
) -> None:
    """Publish a post-mortem, if it passes the check as a published one.

    Otherwise nothing is written, what is missing is printed as `check` prints it, and the exit
    status is 1.

    \b
    Example:
      postmortem publish checkout --approved-by eve
    """
    from postmortem_kb.cli._input import read_person
    from postmortem_kb.editing import read_again
    from postmortem_kb.writing import locked

    project = open_project(directory, as_of)
    found = project.find(incident_id)
    author = read_person(by, "--by", project, project.now)
    approved = tuple(read_person(p, "--approved-by", project, project.now) for p in approvers)
    with locked(project.root):
        incident = read_again(project, found.id)
        published = _published(project, incident, author, approved)
        outcome = _judged(project, incident, published)
        if not outcome.blocks:
            _write(project, published)
    _print(outcome)
    if outcome.blocks:
        say(f"{incident.id} is not published; nothing was changed. Mend the errors, then again.")
        context.exit(1)
    say(f"{incident.id} is published since {shown(project.now, project.policy)}")
    say_steps(project.policy, "publish", published)


def _published(
    project: Project, incident: Incident, author: str, approved: tuple[str, ...]
) -> Incident:
    from postmortem_kb.changes.publish import publication_entry, publish
    from postmortem_kb.editing import with_edits
    from postmortem_kb.incident import POSTMORTEM_FILE

    edits = publish(incident, project.now, approved)
    after = with_edits(incident, edits, POSTMORTEM_FILE)
    return with_edits(after, publication_entry(project.now, author))


def _judged(project: Project, incident: Incident, published: Incident) -> Outcome:
    """The check of the record as published, with the places as they are on disk now."""
    from dataclasses import replace

    from postmortem_kb.check import run

    assert incident.postmortem is not None  # `publish` has refused a record without one
    assert published.postmortem is not None
    document = replace(incident.postmortem, data=published.postmortem.data)
    judged = replace(incident, postmortem=document)
    return run([judged], project.circumstances_with([judged]))


def _write(project: Project, published: Incident) -> None:
    from postmortem_kb.writing import replace_file

    for document in reversed(published.documents):
        if (project.root / document.path).read_bytes() != document.text.encode("utf-8"):
            replace_file(project.root / document.path, document.text)


def _print(outcome: Outcome) -> None:
    from postmortem_kb.cli._summary import summarise
    from postmortem_kb.cli._terminal import setting
    from postmortem_kb.formats import load_format

    for line in load_format("text")(outcome, setting()):
        click.echo(line)
    for line in summarise(outcome):
        say(line)
