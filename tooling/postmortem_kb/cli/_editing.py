"""What the commands that move an incident on share: their options, and saying what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.moment import format_local

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy import Policy
    from postmortem_kb.project import Project

_Function = Callable[..., Any]
LONGEST_TITLE = 160
LONGEST_REASON = 1000


def at_option(function: _Function) -> _Function:
    """`--at T`: when it happened; the command gets `at`."""
    return click.option(
        "--at",
        metavar="T",
        help="When it happened: HH:MM (today, in the policy's zone) or 2026-11-21T10:00:00Z. "
        "Default: now.",
    )(function)


def by_option(function: _Function) -> _Function:
    """`--by P`: who did it; the command gets `by`."""
    return click.option(
        "--by",
        metavar="P",
        help="Who does this: a handle of people.yml. Default: whom git names, if people.yml has "
        "that mail.",
    )(function)


def read_author(by: str | None, project: Project, at: datetime) -> str:
    """Who does it: whom `--by` names, else whom git names; "" is said on stderr."""
    from postmortem_kb.cli._input import read_person
    from postmortem_kb.identity import handle_of_author

    if by is not None:
        return read_person(by, "--by", project, at)
    found = handle_of_author(
        project.root, project.people, at.astimezone(project.policy.zone).date()
    )
    if not found:
        say("Who does this is not known, so nobody is named; name them with --by.")
    return found


def say(text: str = "") -> None:
    """A line for the person, on stderr."""
    click.echo(text, err=True)


def say_steps(policy: Policy, moment: str, incident: Incident) -> None:
    """What the policy has a person do by hand at this moment of the incident, on stderr."""
    for step in policy.steps(moment, incident):
        say(f"By hand: {step}")


def shown(at: datetime, policy: Policy) -> str:
    """A time in the policy's zone, with the zone named, and in UTC."""
    local = format_local(at, policy.zone)
    return local if local.endswith(" UTC") else f"{local} ({at:%Y-%m-%d %H:%M} UTC)"


def line_option(name: str, **settings: Any) -> Callable[[_Function], _Function]:
    """A text of one line, "" where none is given."""
    return click.option(name, metavar="TEXT", callback=_read_line, **settings)


def reason_option(help_: str, *, required: bool = True) -> Callable[[_Function], _Function]:
    """`--reason TEXT`, in a line; a word that stands for one that is still to come is refused."""
    return click.option(
        "--reason", metavar="TEXT", required=required, help=help_, callback=_read_reason
    )


def _read_reason(context: click.Context, parameter: click.Parameter, written: str | None) -> str:
    from postmortem_kb.errors import UsageError
    from postmortem_kb.rules._words import is_stand_in

    said = _read_line(context, parameter, written)
    if is_stand_in(said):
        raise UsageError(f"--reason `{said}` is none", "say why, in a few words")
    return said


def _read_line(_: click.Context, parameter: click.Parameter, written: str | None) -> str:
    from postmortem_kb.cli._input import read_line

    return "" if written is None else read_line(written, parameter.opts[0], LONGEST_REASON)
