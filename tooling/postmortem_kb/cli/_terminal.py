"""What the terminal of the person can show: colours, and how wide a line may be."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from postmortem_kb.formats import Setting
    from postmortem_kb.problem import Problem

_NARROWEST, _WIDEST, _OF_A_LOG = 40, 160, 100


def colours() -> bool:
    """Whether results are shown in colour: on a terminal, and where nobody asked for none."""
    return sys.stdout.isatty() and _wanted()


def setting(prefix: str = "", *, err: bool = False) -> Setting:
    """How problems are printed here; `prefix` leads from the work tree's top to the project."""
    from postmortem_kb.formats import Setting

    terminal = (sys.stderr if err else sys.stdout).isatty()
    columns = shutil.get_terminal_size().columns if terminal else _OF_A_LOG
    return Setting(prefix, terminal and _wanted(), min(max(columns, _NARROWEST), _WIDEST))


def say_problems(problems: Sequence[Problem]) -> None:
    """What is wrong with a file of `schema/`, on stderr, as `check` says it of records."""
    from postmortem_kb.formats.text import render
    from postmortem_kb.problem import Outcome

    lines = list(render(Outcome(problems, (), 0), setting(err=True)))
    for line in lines[:-1]:
        click.echo(line, err=True)


def say_error(message: str, hint: str = "") -> None:
    """An error and what to do about it, on stderr; click takes the colour out for a file."""
    click.secho(f"error: {message}", err=True, fg="red" if _wanted() else None)
    if hint:
        click.echo(f"  hint: {printable(hint)}", err=True)


def _wanted() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
