"""What the user sees when the fault is ours: one paragraph and a file to send, no traceback."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

import click

from postmortem_kb import __version__

FAULT = 3


def report_failure(fault: Exception) -> int:
    """Write what happened to a file, say where, and return the exit status of a fault of ours."""
    lines = [
        f"postmortem {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"arguments: {sys.argv[1:]}",
        "".join(traceback.format_exception(fault)),
    ]
    click.secho(f"error: a fault in postmortem itself: {type(fault).__name__}", err=True, fg="red")
    try:
        handle, path = tempfile.mkstemp(prefix="postmortem-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as log:
            log.write("\n".join(lines))
        click.echo(f"  hint: your records are as they were. Please report it with {path}", err=True)
    except OSError:
        click.echo("\n".join(lines), err=True)
    return FAULT
