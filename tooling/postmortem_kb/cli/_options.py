"""Options that many commands share, and how a command opens its project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


def project_option(function: _Function) -> _Function:
    """`-C DIR`: where to look for the project; the command gets `directory`."""
    return click.option(
        "-C",
        "directory",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        metavar="DIR",
        help="Run as if started in DIR.",
    )(function)


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
