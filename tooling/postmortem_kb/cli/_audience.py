"""Who will see what a command prints, and where it goes: a terminal, a pipe or a named file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.errors import UsageError
from postmortem_kb.reports import format_names

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


def output_option(function: _Function) -> _Function:
    """`--output FILE`: where the output goes; the command gets `output`."""
    return click.option(
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write to FILE instead of the terminal.",
    )(function)


def format_option(
    report: str, help_text: str, default: str = "text"
) -> Callable[[_Function], _Function]:
    """`--format F`: how a report is printed; the command gets `format_name`."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(format_names(report)),
        default=default,
        help=help_text,
    )


def shown_incidents(
    project: Project, *, restricted: bool, output: Path | None = None, facts_alone: bool = False
) -> tuple[Incident, ...]:
    """The records that the output may speak of; `facts_alone` where it shows nothing of a text.

    Raises `UsageError` where restricted ones are asked for and the output is a pipe: whatever
    leaves the repository has no trace of them.
    """
    if restricted:
        _refuse_pipe(output)
    reported = project.reported_facts if facts_alone else project.reported
    return tuple(incident for incident in reported if restricted or not incident.restricted)


def emit(lines: Iterable[str], output: Path | None) -> None:
    """Print the lines, or write them to the file in whole. Raises `UsageError` where it cannot."""
    text = "".join(f"{line}\n" for line in lines)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        _replace(output, text)
    except OSError as error:
        message = f"`{output}` cannot be written: {error.strerror}"
        raise UsageError(message, "name a file in a folder that exists") from error
    click.echo(f"Wrote {output}", err=True)


def _replace(output: Path, text: str) -> None:
    """A reader of the file sees the old text or the new, never a half."""
    if output.exists() and not output.is_file():
        output.write_text(text, encoding="utf-8")
        return
    temporary = output.with_name(f".{output.name}.new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(output)


def _refuse_pipe(output: Path | None) -> None:
    named_file = output is not None and (output.is_file() or not output.exists())
    terminal = output is None and sys.stdout.isatty()
    if not (named_file or terminal):
        message = "--restricted prints to a terminal or a named file only"
        raise UsageError(message, "add --output FILE, and keep the file to yourself")
