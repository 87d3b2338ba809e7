"""What the verbs share: the item that is named, the days that are given, and the edit itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.cli._editing import say
from postmortem_kb.errors import UsageError
from postmortem_kb.moment import parse_date
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.edit import Edits
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


def item_argument(function: _Function) -> _Function:
    """The item that is meant; the command gets `item_name`."""
    return click.argument("item_name", metavar="INCIDENT#ITEM")(function)


def today(project: Project) -> date:
    """The day that it is in the policy's zone."""
    return project.now.astimezone(project.policy.zone).date()


def read_day(written: str, option: str) -> date:
    """A date such as 2026-11-17."""
    day = parse_date(written.strip())
    if day is None:
        hint = "write year, month and day: 2026-11-17"
        raise UsageError(f"{option} {printable(written)!r} is no date", hint)
    return day


def read_past_day(written: str | None, option: str, project: Project) -> date:
    """A date that is not in the future; today where none is given."""
    day = read_day(written, option) if written is not None else today(project)
    if day > today(project):
        message = f"{option} {day} has not come yet: it is {today(project)}"
        raise UsageError(message, "name the day on which it happened")
    return day


def find_item(project: Project, written: str) -> tuple[Incident, str]:
    """The incident of `INCIDENT#a1`, and `a1`; any part of the incident's id will do."""
    incident, mark, item = written.strip().partition("#")
    if not (incident and mark and item):
        hint = "such as 2026-11-03-checkout-slow#a1, in quotes where your shell wants them"
        raise UsageError(f"`{printable(written)}` names no item: write INCIDENT#ITEM", hint)
    return project.find(incident), item


def edit_item(
    project: Project, incident: Incident, item: str, change: Callable[[Incident], Edits]
) -> None:
    """Edit the post-mortem in place, and name the item on stdout."""
    from postmortem_kb.editing import edit_record
    from postmortem_kb.incident import POSTMORTEM_FILE
    from postmortem_kb.splicing import refuse_broken

    def checked(found: Incident) -> Edits:
        # An item of a file that cannot be read is not missing: the file is to be mended.
        if found.postmortem is not None:
            refuse_broken(found.postmortem)
        elif found.kind == "external":
            message = f"{found.id} is another company's incident: nobody here promised anything"
            raise UsageError(message, "open an incident of your own for what you will do")
        else:
            message = f"{found.id} has no {POSTMORTEM_FILE} yet"
            raise UsageError(message, f"write it with `postmortem draft {found.id}`")
        return change(found)

    edit_record(project, incident.id, checked, POSTMORTEM_FILE)
    click.echo(f"{incident.id}#{item}")
    say(f"Written to {incident.folder}/{POSTMORTEM_FILE}; commit it.")
