"""A ticket of an action item, as a tracker has it: a value that every tracker's file makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# Our lines are comments, or code where a tracker keeps no comments.
_OPEN, _CLOSE = "(?:<!-- |`)", "(?: -->|`)"
_MARKER = re.compile(rf"{_OPEN}postmortem-item ([A-Za-z0-9._-]+#[a-z][a-z0-9-]*){_CLOSE}", re.ASCII)
_AGREED = re.compile(
    rf"{_OPEN}postmortem-agreed owner=([a-z0-9-]*) due=((?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})?)"
    rf"(?: state=(open|done|dropped))?{_CLOSE}",
    re.ASCII,
)
# An editor may put empty lines between ours.
_AGREED_FIRST = re.compile(rf"\s*{_AGREED.pattern}[ \t]*(?:\n|\Z)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What record and ticket both said when they were last compared; "" where a fact was missing.

    It tells which of the two was changed since. `state` is open, done or dropped.
    """

    owner: str
    due: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it stands. `item` is the `INCIDENT#a1` of its marker, or "".

    `finished` tells work that was done from work that was given up; `closed_at` is in UTC.
    Without its label (`labelled`) a ticket is not found again. `key` is how its tracker calls it
    in an address; `assignees` are what it knows people by: logins or addresses of mail. `due` is a
    date, "" where there is none, and None where the tracker has no place for one.
    """

    item: str
    url: str
    is_open: bool
    finished: bool
    closed_at: datetime | None
    assignees: tuple[str, ...] = ()
    labelled: bool = True
    key: str = ""
    due: str | None = None
    body: str = ""

    @property
    def agreed(self) -> Agreed | None:
        """What was agreed last, where `sync` wrote it down."""
        _, _, rest = self.body.partition("\n")
        match = _AGREED_FIRST.match(rest) if item_in(self.body) else None
        return Agreed(match[1], match[2], match[3] or "") if match else None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a ticket is to say of its item. `owner` is a handle, `mail` that person's address.

    `state`, where it is done or dropped, closes the ticket. Facts that nobody gave are empty.
    """

    item: str
    title: str
    body: str
    due: str = ""
    owner: str = ""
    mail: str = ""
    state: str = ""


def marker_of(item: str) -> str:
    """The hidden line by which the ticket of `INCIDENT#a1` is found again."""
    return f"<!-- postmortem-item {item} -->"


def item_in(body: str) -> str:
    """The `INCIDENT#a1` of the marker that the text begins with, or "".

    Only the first line counts: what people write or quote below it is theirs.
    """
    match = _MARKER.fullmatch(body.partition("\n")[0].strip())
    return match[1] if match else ""


def agreed_line(agreed: Agreed) -> str:
    """The hidden line below the marker; a word that is no handle or date is left out."""
    state = f" state={agreed.state}" if agreed.state else ""
    line = f"<!-- postmortem-agreed owner={agreed.owner} due={agreed.due}{state} -->"
    return line if _AGREED.fullmatch(line) else ""


def as_code(body: str) -> str:
    """The text with our lines as code, each a paragraph: for a tracker that drops comments."""
    marker, _, rest = body.partition("\n")
    if not item_in(body):
        return body
    agreed = _AGREED_FIRST.match(rest)
    lines = [marker, *([agreed[0]] if agreed else [])]
    ours = (re.sub(_CLOSE, "`", re.sub(_OPEN, "`", line.strip())) for line in lines)
    return "\n\n".join((*ours, rest[agreed.end() if agreed else 0 :].lstrip("\n")))


def with_agreed(body: str, agreed: Agreed) -> str:
    """The text with these facts in the hidden line and in the list below; the rest is kept."""
    marker, _, rest = body.partition("\n")
    if not item_in(body) or not agreed_line(agreed):
        return body
    kept = _AGREED_FIRST.sub("", rest, count=1) if _AGREED_FIRST.match(rest) else rest
    for key, word in (("Owner", agreed.owner), ("Due", agreed.due)):
        if word:
            line = re.compile(rf"^([-*+]) {key}: .*$", re.MULTILINE)
            kept = line.sub(rf"\g<1> {key}: {word}", kept, count=1)
    return "\n".join((marker, agreed_line(agreed), kept))
