"""The part of `check` that tries another policy on every record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.errors import UsageError
from postmortem_kb.reports import format_names, load_format

if TYPE_CHECKING:
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


def what_if_option(function: _Function) -> _Function:
    """`--what-if POLICY`: the command gets `what_if`, all that was given."""
    return click.option(
        "--what-if",
        multiple=True,
        metavar="POLICY",
        help="Say what another policy would find in all records, and what it would have blocked: "
        "a policy file, or RULE=LEVEL. Nothing else is checked.",
    )(function)


def show_trial(
    project: Project, written: Sequence[str], format_name: str, start: Path, *, other_options: bool
) -> None:
    """Print what the policy tried would find. Raises `UsageError` for options beside it."""
    from postmortem_kb.trying import try_policy

    known = format_names("what_if")
    if format_name not in known:
        message = f"--what-if does not come as {format_name}"
        raise UsageError(message, f"choose --format {' or '.join(known)}")
    if other_options:
        message = "--what-if judges every record, and nothing else is done"
        raise UsageError(message, "leave out PATHS, --changed-since, --deadlines, --fix and --diff")
    for line in load_format("what_if", format_name)(try_policy(project, written, start)):
        click.echo(line)
