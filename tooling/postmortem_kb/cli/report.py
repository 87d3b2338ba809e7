"""`postmortem report`: writes a document from the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._audience import emit, format_option, output_option, shown_incidents
from postmortem_kb.cli._editing import say
from postmortem_kb.cli._options import (
    as_of_option,
    open_project,
    project_option,
    restricted_option,
)
from postmortem_kb.document import text_of
from postmortem_kb.errors import UsageError
from postmortem_kb.reports import load_format
from postmortem_kb.reports.documents import KINDS

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project
    from postmortem_kb.reports.documents import Report

ALL = "all"


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option(
    "--for",
    "kind",
    type=click.Choice([*KINDS, ALL]),
    required=True,
    help="Which document; all of them go into the folder that --output names.",
)
@format_option("documents", "How it is written; eml opens in a mail program.", "markdown")
@click.option("--eta", default="", metavar="T", help="When it will be over: TBD, 2 hours, 3 days.")
@output_option
@restricted_option
@as_of_option
@project_option
def command(
    incident_id: str,
    kind: str,
    format_name: str,
    eta: str,
    output: Path | None,
    restricted: bool,
    as_of: str | None,
    directory: Path,
) -> None:
    """Write a document from what the record says.

    A fact that nobody gave is named in the text and on stderr; nothing is made up. A template in
    schema/templates/ (report-situation.md.j2, …) takes the place of the shipped one.

    \b
    Examples:
      postmortem report checkout --for situation
      postmortem report checkout --for all --output bundle
    """
    project = open_project(directory, as_of)
    found = project.find(incident_id, open_first=True)
    allowed = {i.id: i for i in shown_incidents(project, restricted=restricted, output=output)}
    if found.id not in allowed:
        message = "a restricted incident leaves the repository in no document"
        raise UsageError(
            message, "add --restricted and --output FILE, and keep the file to yourself"
        )
    if kind == ALL:
        _write_all(project, allowed[found.id], output, eta)
        return
    report = _written(project, allowed[found.id], kind, eta)
    emit(load_format("documents", format_name)(report), output)
    if report.missing:
        say(f"Not known, so named in the text: {report.missing_from}")
    if report.attachment and format_name == "eml":
        say(f"With the post-mortem attached{_unfinished(allowed[found.id])}")
    if report.to:
        say(f"It is for: {report.to}")


def _written(project: Project, incident: Incident, kind: str, eta: str) -> Report:
    from postmortem_kb.reports.documents import write

    return write(
        incident, kind, root=project.root, policy=project.policy,
        people=project.people or {}, now=project.now, eta=" ".join(eta.split()),
    )  # fmt: skip


def _unfinished(incident: Incident) -> str:
    """What somebody should know before a post-mortem is sent on; "" for one that is published."""
    status = text_of(incident.postmortem.data, "status") if incident.postmortem else ""
    return "" if status == "published" else f", which is not published yet (status: {status})"


def _write_all(project: Project, incident: Incident, folder: Path | None, eta: str) -> None:
    """Every document, and the post-mortem, as files of one folder."""
    if folder is None:
        raise UsageError("--for all writes several files", "name a folder with --output")
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        message = f"`{folder}` cannot be made: {error.strerror}"
        raise UsageError(message, "name a new folder with --output") from error
    render = load_format("documents", "markdown")
    for kind in KINDS:
        report = _written(project, incident, kind, eta)
        emit(render(report), folder / f"{kind}.md")
        if report.missing:
            say(f"  not known, so named in the text: {report.missing_from}")
    if incident.postmortem is not None:
        emit(incident.postmortem.text.rstrip("\n").split("\n"), folder / "postmortem.md")
        if said := _unfinished(incident):
            say(f"  the post-mortem{said}")
