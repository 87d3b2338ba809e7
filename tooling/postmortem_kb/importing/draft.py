"""What a foreign report was found to say, as values. Lines count from 1, in the original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a person has to look at, and the line where it stands."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """An entry of the timeline.

    `stamp` is RFC 3339 in UTC or a bare date; "" where the report does not say enough for one:
    then `written`, the time as it stands there, begins the line. `labelled`: it is of a list of key
    events, which stands beside the timeline and is in an order of its own.
    """

    line: int
    end_line: int
    written: str
    stamp: str
    text: str
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An action item. `owner` is what the report says, in its own words.

    `whole` says whether title and ticket hold all that the report says of it.
    """

    line: int
    end_line: int
    title: str
    done: bool = False
    ticket: str = ""
    owner: str = ""
    due: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines of the original that a reader finds elsewhere in the record; `where` says so."""

    line: int
    end_line: int
    where: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A foreign report, read. `day` is None where it says none that can be read.

    `stamps` are the times that the report names itself, by their key in `incident.md`.
    """

    title: str
    title_line: int
    day: date | None
    zone: str = ""
    zone_line: int = 0
    severity: str = ""
    severity_line: int = 0
    tags: tuple[str, ...] = ()
    stamps: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[DraftEntry, ...] = ()
    items: tuple[DraftItem, ...] = ()
    unknown_headings: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    found: tuple[Found, ...] = ()
