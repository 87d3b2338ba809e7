"""Options that many commands share, and how a command opens its project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.errors import UsageError
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


def project_option(function: _Function) -> _Function:
    """`-C DIR`: where to look for the project; the command gets `directory`.

    It may also stand before the command's name, as git has it; a second one starts from the first.
    """
    return click.option(
        "-C",
        "directory",
        type=click.Path(path_type=Path),
        default=".",
        metavar="DIR",
        callback=started_in,
        help="Run as if started in DIR.",
    )(function)


def started_in(context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    """The folder that a `-C` means, which starts from that of a `-C` before the command's name."""
    directory = _directory_above(context.parent) / value
    if not directory.is_dir():
        raise UsageError(f"-C: there is no folder `{printable(str(directory))}`")
    return directory


def _directory_above(context: click.Context | None) -> Path:
    if context is None:
        return Path()
    return context.params.get("directory") or _directory_above(context.parent)


def as_of_option(function: _Function) -> _Function:
    """`--as-of T`: sets the clock, never the records; the command gets `as_of`."""
    return click.option(
        "--as-of",
        metavar="T",
        help="Take T as now: a date (00:00 in the policy's zone) or a time such as "
        "2026-11-21T10:00:00Z.",
    )(function)


def restricted_option(function: _Function) -> _Function:
    """`--restricted`: include restricted records; the command gets `restricted`."""
    return click.option(
        "--restricted",
        is_flag=True,
        help="Include restricted incidents. Only to a terminal or a named file.",
    )(function)


def open_project(directory: Path, as_of: str | None = None) -> Project:
    """The project that `directory` lies in."""
    # Imported here: `--help` and shell completion must not wait for it.
    from postmortem_kb.project import open_project as open_

    return open_(directory, as_of)
