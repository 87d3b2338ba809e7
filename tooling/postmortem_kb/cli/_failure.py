"""What the user sees when the fault is ours: one paragraph and a file to send, no traceback."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback

import click

from postmortem_kb import __version__
from postmortem_kb.cli._terminal import say_error
from postmortem_kb.printable import printable

REFUSED = 2
FAULT = 3
_REFUSALS = (
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT),
    *(errno.EEXIST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP),
)


def report_refusal(fault: Exception) -> int:
    """Say what the system does not let us read or write; 0 where the fault is of another kind."""
    if not isinstance(fault, OSError) or fault.errno not in _REFUSALS:
        return 0
    place = f"`{printable(str(fault.filename))}`" if fault.filename else "a file"
    hint = "see who owns the folder, whether a file is in its way, and whether the disk is full"
    say_error(f"{place} cannot be read or written: {fault.strerror}", hint)
    return REFUSED


def report_failure(fault: Exception) -> int:
    """Write what happened to a file, say where, and return the exit status of a fault of ours."""
    lines = [
        f"postmortem {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"arguments: {sys.argv[1:]}",
        "".join(traceback.format_exception(fault)),
    ]
    say_error(f"a fault in postmortem itself: {type(fault).__name__}")
    try:
        handle, path = tempfile.mkstemp(prefix="postmortem-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as log:
            log.write("\n".join(lines))
        click.echo(f"  hint: your records are as they were. Please report it with {path}", err=True)
    except OSError:
        click.echo("\n".join(lines), err=True)
    return FAULT
