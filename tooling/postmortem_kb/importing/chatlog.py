"""A chat log in plain text: what people copied from a window, or what a program wrote to a file.

    [10:32] ben: rolled back           10:32 <ben> rolled back         ben [10:32 AM]
    2026-11-03 10:32:05  ben  rolled   ben — Today at 10:32 AM         rolled back

A line that begins no message goes on with the one above; a date in a line of its own is the day of
those below. What stands before the first message, and what has no time that can be read, is
counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from postmortem_kb.importing.dates import Day, read_day
from postmortem_kb.importing.lines import read_lines
from postmortem_kb.importing.moments import Clockwork
from postmortem_kb.importing.order import Order, find_order, read_in
from postmortem_kb.importing.slack import Message, handle_of
from postmortem_kb.importing.times import Written, read_time
from postmortem_kb.importing.words import Words, Zone
from postmortem_kb.importing.yearless import Yearless, find_yearless
from postmortem_kb.moment import parse_moment

_NAME = r"[@+%~&]?(?P<name>[^\W\d_][\w.' #-]{0,40}?)"
_BEHIND_TIME = (
    re.compile(r"<[@+%~& ]?(?P<name>[^>]{1,40})>\s*(?P<text>.*)"),
    re.compile(r"\*\s+(?P<name>\S{1,40})\s+(?P<text>.*)"),
    re.compile(r"(?P<event>-!-|-->|<--|--|\*{3}|={3}|[←→])\s+(?P<text>.*)"),
    re.compile(rf"{_NAME}\t+(?P<text>.*)"),
    re.compile(rf"(?:[-–]\s+)?{_NAME}\s*:\s+(?P<text>.*)"),
)
"""What follows a time: a nick, something done, an event, a column, or a name."""
_BEFORE_TIME = (
    re.compile(rf"{_NAME}(?:\s+APP)?,?\s*\[(?P<time>[^\]]{{3,40}})\]\s*$"),
    re.compile(rf"{_NAME}(?:\s+APP)?\s+[—–-]\s+(?:Today at\s+)?(?P<time>[^—–]{{4,40}})$"),
    re.compile(rf"{_NAME}(?:\s+APP)?\s+(?P<time>[0-9]{{1,2}}:[0-9]{{2}}\s?[AaPp][Mm])$"),
)
_NAME_ALONE = re.compile(rf"{_NAME}$")
_DAY_MARKS = re.compile(r"^[\s=*–—-]*(?:Day changed(?: to)?\s+)?|[\s=*–—-]*$", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-*•]\s+(?=[\[(0-9])")
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069\ufeff")) | {0x202F: " ", 0xA0: " "}


@dataclass(slots=True)
class _Head:
    """What begins a message: when, who, and what is said already; `height` counts its lines."""

    written: Written
    name: str
    text: str = ""
    event: str = ""
    height: int = 1
    below: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChatLog:
    """The messages of a log, and how many of its lines or messages have no time to stand at.

    `timed` says whether any of them names a time at all.
    """

    messages: tuple[Message, ...]
    unreadable: int = 0
    timed: bool = False


def read_log(
    text: str, words: Words, zone: Zone | None, day: date | None, near: date | None = None
) -> ChatLog:
    """Read a log; `zone` and `day` are those of times that name none.

    `near`, the day of the incident, says what a date without its year means.
    """
    lines = [_plain(line) for line in text.split("\n")]
    letters = frozenset(words.zones)
    order = find_order(read_lines(text), "")
    work = Clockwork(words, None, zone, day=day, report=day)
    messages: list[Message] = []
    lost, timed = 0, False
    all_read = list(_read(lines, letters))
    times = [read.written for read in all_read if isinstance(read, _Head)]
    yearless = find_yearless(times, day or near)
    for read in all_read:
        if isinstance(read, Written):
            work.begin_day(read, 0)
            continue
        message = _message(read, work, order, yearless) if read else None
        messages += [message] if message else []
        lost += message is None
        timed = timed or read is not None
    return ChatLog(tuple(messages), lost, timed)


def _plain(line: str) -> str:
    """A line without quotation marks, bullets and signs that nobody sees; its indent stays."""
    bare = line.translate(_UNSEEN).removeprefix("> ").rstrip()
    bullet = _BULLET.match(bare)
    return bare[bullet.end() :] if bullet else bare


def _read(lines: Sequence[str], letters: frozenset[str]) -> Iterator[_Head | Written | None]:
    """Each message with what continues it, each day, and None for a line before the first."""
    current: _Head | None = None
    at = 0
    while at < len(lines):
        day = _day(lines[at])
        begun = None if day else _begin(lines, at, letters, current)
        if current and (day or begun):
            yield current
        if day:
            current = None
            yield day
        elif begun:
            current = begun
        elif current:
            current.below.append(lines[at])
        elif lines[at].strip():
            yield None
        at += begun.height if begun else 1
    if current:
        yield current


def _day(line: str) -> Written | None:
    """A day that stands alone on its line, whatever is drawn around it."""
    text = _DAY_MARKS.sub("", line)
    found = read_day(text)
    alone = found and found.day and found.end >= len(text.rstrip(" :"))
    return Written(text, len(text), found.day) if found and alone else None


def _begin(
    lines: Sequence[str], at: int, letters: frozenset[str], current: _Head | None
) -> _Head | None:
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return (
        _name_over_time(lines[at], below, letters)
        or _time_first(lines[at].strip(), below, letters, current)
        or _name_first(lines[at].strip(), letters)
    )


def _name_over_time(line: str, below: str, letters: frozenset[str]) -> _Head | None:
    """A name, and in the line below it nothing but the time, indented."""
    named = _NAME_ALONE.match(line)
    written = read_time(below, letters, loose=True) if named and below.startswith(" ") else None
    alone = written and written.clock and not below[written.end :].strip()
    return _Head(written, named["name"], height=2) if named and written and alone else None


def _time_first(
    line: str, below: str, letters: frozenset[str], current: _Head | None
) -> _Head | None:
    written = read_time(line, letters, loose=True)
    if written is None or written.clock is None:
        return None
    rest = line[line.index(written.written) + len(written.written) :].lstrip("], \t")
    for pattern in _BEHIND_TIME:
        found = pattern.match(rest)
        if found:
            said = found.groupdict()
            return _Head(written, said.get("name") or "", said["text"], said.get("event") or "")
    if not rest:
        return _Head(written, current.name if current else "")
    named = _NAME_ALONE.match(rest) if below.strip() and _is_name(rest) else None
    return _Head(written, named["name"]) if named else _Head(written, "", rest)


def _is_name(text: str) -> bool:
    """Whether a text is one word, or a few that begin with capital letters."""
    words = text.split()
    return len(words) == 1 or (len(words) <= 4 and all(word[0].isupper() for word in words))


def _name_first(line: str, letters: frozenset[str]) -> _Head | None:
    for pattern in _BEFORE_TIME:
        found = pattern.match(line)
        written = read_time(found["time"], letters, loose=True) if found else None
        if found and written and written.clock:
            return _Head(written, found["name"])
    return None


def _message(
    head: _Head, work: Clockwork, order: Order | None, yearless: Yearless | None
) -> Message | None:
    """What was said; None where no stamp can be made of its time."""
    written = yearless.read(head.written) if yearless else head.written
    day = read_in(order, written.written) if written.day is None else None
    if day:
        written = replace(written, day=Day(day.year, day.month, day.day), vague=False, unread=False)
    moment = parse_moment(work.stamp(written, 0))
    if moment is None or not moment.exact:
        return None
    text = "\n".join([head.text, *head.below]).strip()
    return Message(moment.at, handle_of(head.name), text, event="event" if head.event else "")
