"""What the terminal of the person can show: colours, and how wide a line may be."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.formats import Setting

_NARROWEST, _WIDEST, _OF_A_LOG = 40, 160, 100


def colours() -> bool:
    """Whether results are shown in colour: on a terminal, and where nobody asked for none."""
    return sys.stdout.isatty() and _wanted()


def setting(prefix: str = "") -> Setting:
    """How problems are printed here; `prefix` leads from the work tree's top to the project."""
    from postmortem_kb.formats import Setting

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _OF_A_LOG
    return Setting(prefix, colours(), min(max(columns, _NARROWEST), _WIDEST))


def say_error(message: str, hint: str = "") -> None:
    """An error and what to do about it, on stderr; click takes the colour out for a file."""
    click.secho(f"error: {message}", err=True, fg="red" if _wanted() else None)
    if hint:
        click.echo(f"  hint: {printable(hint)}", err=True)


def _wanted() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
