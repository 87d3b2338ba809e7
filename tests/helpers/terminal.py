"""Runs a program as a person does: with its output on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Sequence


def run_in_terminal(command: Sequence[str | os.PathLike[str]], **environment: str) -> str:
    """What the program writes to a terminal, line ends as in a file. Its errors are left out."""
    reader, terminal = pty.openpty()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    ):
        os.close(terminal)
        written = _read_all(reader)
    os.close(reader)
    return written.decode().replace("\r\n", "\n")


def _read_all(reader: int) -> bytes:
    written = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # Linux's way to say that nobody has the terminal open any more
            return written
        if not piece:
            return written
        written += piece
