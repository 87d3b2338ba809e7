"""A list of people as another file gives it, with the line of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from postmortem_kb.people import HANDLE, Stay

TEAM = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
MAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as the file says, "" where it says nothing; without a handle, known by mail alone.

    `stays` are the times in teams, the earliest first; the last is the present one.
    """

    line: int
    handle: str
    name: str = ""
    mail: str = ""
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should know of a line."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Owned:
    """A path that the file gives to teams, by their names, and to people, by their handles."""

    line: int
    path: str
    teams: tuple[str, ...]
    handles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file says of people; `refused` could not be taken, `notes` could, but say less."""

    people: tuple[Listed, ...]
    refused: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    owned: tuple[Owned, ...] = ()


def handle_of(written: str) -> str:
    """The handle that a login stands for, with or without its `@`; "" where it can be none."""
    handle = written.strip().removeprefix("@").lower()
    return handle if HANDLE.fullmatch(handle) else ""


def team_of(written: str) -> str:
    """The word for a team, `payments-europe` for `Payments Europe`; "" where it gives none."""
    team = "-".join(written.lower().split())
    return team if TEAM.fullmatch(team) else ""
