"""What no test may touch: the home directory, the person's git settings, other machines."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Each would change what the tool does or prints, or which repository git works on.
FOREIGN_NAMES = (
    "CI",
    "SOURCE_DATE_EPOCH",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "EDITOR",
    "VISUAL",
)
FOREIGN_PREFIXES = ("GIT_", "GITHUB_", "GITLAB_", "POSTMORTEM_", "XDG_")
LOOPBACK = ("127.", "::1", "localhost")


class OutsideConnection(AssertionError):
    """A test tried to reach another machine."""


def forget_the_person(patch: pytest.MonkeyPatch, home: Path, cache: Path) -> None:
    """Give the process an empty home, its own cache and a git identity; drop foreign settings."""
    for name in list(os.environ):
        if name in FOREIGN_NAMES or name.startswith(FOREIGN_PREFIXES):
            patch.delenv(name)
    settings = {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
    for role in ("AUTHOR", "COMMITTER"):
        settings[f"GIT_{role}_NAME"] = "Ada Example"
        settings[f"GIT_{role}_EMAIL"] = "ada@example.org"
    for name, value in settings.items():
        patch.setenv(name, value)


def stay_on_this_machine(patch: pytest.MonkeyPatch) -> None:
    """Let sockets of this process reach the loopback addresses alone."""
    patch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
    patch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
    look_up = socket.getaddrinfo

    def look_up_here(host: Any, *rest: Any, **more: Any) -> Any:
        _refuse_outside(host)
        return look_up(host, *rest, **more)

    patch.setattr(socket, "getaddrinfo", look_up_here)


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def connect_here(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_outside(address[0])
        return connect(self, address)

    return connect_here


def _refuse_outside(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if isinstance(name, str) and not name.startswith(LOOPBACK):
        raise OutsideConnection(f"a test reaches for {name}: tests stay on this machine")
