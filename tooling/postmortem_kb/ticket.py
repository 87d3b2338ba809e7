"""A ticket of an action item, as a tracker has it: a value that every tracker's file makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_MARKER = re.compile(r"<!-- postmortem-item ([A-Za-z0-9._-]+#[a-z][a-z0-9-]*) -->", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it stands. `item` is the `INCIDENT#a1` of its marker, or "".

    `finished` tells work that was done from work that was given up; `closed_at` is in UTC.
    Without its label (`labelled`) a ticket is not found again.
    """

    item: str
    url: str
    is_open: bool
    finished: bool
    closed_at: datetime | None
    assignees: tuple[str, ...] = ()
    labelled: bool = True


def marker_of(item: str) -> str:
    """The hidden line by which the ticket of `INCIDENT#a1` is found again."""
    return f"<!-- postmortem-item {item} -->"


def item_in(body: str) -> str:
    """The `INCIDENT#a1` of the marker that the text begins with, or "".

    Only the first line counts: what people write or quote below it is theirs.
    """
    match = _MARKER.fullmatch(body.partition("\n")[0].strip())
    return match[1] if match else ""
