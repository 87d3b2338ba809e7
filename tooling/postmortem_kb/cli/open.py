"""`postmortem open`: declares an incident."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import (
    LONGEST_TITLE,
    at_option,
    by_option,
    read_author,
    say,
    shown,
)
from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.changes.open import Declaration
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy_parts import Severity
    from postmortem_kb.project import Project

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


@click.command()
@click.option("--sev", required=True, metavar="SEV", help="The severity: word, alias or rank.")
@click.option("--summary", required=True, metavar="TEXT", help="What is wrong, in a few words.")
@click.option("--service", "services", multiple=True, metavar="S", help="What fails; repeatable.")
@click.option("--type", "type_", metavar="T", help="A word of the policy's types.")
@click.option(
    "--kind",
    type=click.Choice(["incident", "drill"]),
    default="incident",
    help="`drill` for training: the whole flow, out of all figures.",
)
@click.option(
    "--visibility",
    type=click.Choice(["public", "internal", "restricted"]),
    help="Who may read it outside of this repository. Default: internal, or what the type asks.",
)
@by_option
@at_option
@as_of_option
@project_option
def command(
    sev: str,
    summary: str,
    services: tuple[str, ...],
    type_: str | None,
    kind: str,
    visibility: str | None,
    by: str | None,
    at: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Declare an incident.

    Prints the new incident's id alone; what to do now is said on stderr.

    \b
    Example:
      postmortem open --sev 2 --summary "Checkout p99 elevated in eu-frankfurt" --service checkout
    """
    from postmortem_kb.changes.open import Declaration
    from postmortem_kb.cli._input import known_word, read_at, read_line

    project = open_project(directory, as_of)
    moment = read_at(at, project)
    severity = _severity(project, sev)
    kind_of_harm = known_word(type_, "--type", project.policy.part("types")) if type_ else ""
    declared = Declaration(
        at=moment,
        summary=read_line(summary, "--summary", LONGEST_TITLE),
        severity=severity.word,
        visibility=_visibility(project, visibility, kind_of_harm),
        kind=kind,
        type=kind_of_harm,
        services=_services(project, services),
        by=read_author(by, project, moment),
    )
    incident = _write(project, declared)
    click.echo(incident.id)
    _tell(project, incident, severity)


def _severity(project: Project, written: str) -> Severity:
    from postmortem_kb.cli._input import known_word

    found = project.policy.find_severity(written)
    return (
        found or project.policy.severities[known_word(written, "--sev", project.policy.severities)]
    )


def _services(project: Project, written: tuple[str, ...]) -> tuple[str, ...]:
    from postmortem_kb.cli._input import known_word, read_slug

    if not project.services:
        return tuple(dict.fromkeys(read_slug(name, "--service") for name in written))
    known = (known_word(name, "--service", project.services) for name in written)
    return tuple(dict.fromkeys(known))


def _visibility(project: Project, asked: str | None, type_: str) -> str:
    facts = project.policy.part("types").get(type_) or {}
    forced = str(facts.get("visibility") or "")
    if forced and asked not in (None, forced):
        say(f"The type {type_} makes it {forced}.")
    return forced or asked or "internal"


def _write(project: Project, declared: Declaration) -> Incident:
    """Claim an id, write the record, give it as read from disk."""
    from postmortem_kb.changes.open import facts, first_entry
    from postmortem_kb.editing import create_record, new_document
    from postmortem_kb.incident import INCIDENT_FILE
    from postmortem_kb.templates import render_body

    body = render_body(project.root, INCIDENT_FILE, title=declared.summary)
    document = new_document(INCIDENT_FILE, facts(declared), body, first_entry(declared))
    return create_record(project, lambda taken: _new_id(project, declared, taken), document)


def _new_id(project: Project, declared: Declaration, taken: frozenset[str]) -> str:
    from postmortem_kb.changes.open import new_id, new_restricted_id

    day = declared.at.astimezone(project.policy.zone).date()
    if declared.visibility == "restricted":
        return new_restricted_id(day, taken, _four_letters)
    return new_id(day, declared.summary, taken)


def _four_letters() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))


def _tell(project: Project, incident: Incident, severity: Severity) -> None:
    from postmortem_kb.cli._advice import opening_advice

    declared = incident.moment("declared_at")
    named = f"{severity.word} ({severity.title})" if severity.title else severity.word
    when = f", declared {shown(declared.at, project.policy)}" if declared else ""
    say(f"{incident.id} is open as {named}{when}: {incident.folder}/incident.md")
    unknown = [key for key in ("services", "type") if not incident.incident.data.get(key)]
    if unknown:
        say(
            f"Not given, so left out: {', '.join(unknown)}. Write them into incident.md once known."
        )
    for line in opening_advice(project, incident):
        say(line)
