"""Times as people write them, read from the beginning of a text.

`2:54 PM PST`, `[12-05 16:21]`, `~13:30-13:45`, `19. April, 11:00`, `2018-07-08 ca. 18:30`, `1600`
behind a date. What is written is kept; nothing that it does not say is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from postmortem_kb.importing.dates import Day, ReadDay, read_day
from postmortem_kb.importing.months import MONTH, WEEKDAY

_APPROXIMATE = (
    r"~|≈|ca?\.|circa\b|approx(?:imately|\.)?|about\b|around\b|shortly (?:after|before)\b"
)
# Words that say of a time in a timeline that it is not the one: of a sentence elsewhere they are
# the beginning.
_AROUND = (
    r"(?:just |shortly )?(?:before|after)\b|by\b|from\b|since\b|between\b"
    r"|(?:antes|despu[eé]s) de\b|entre\b|hacia\b|sobre\b|alrededor de\b|desde\b"
    r"|antes d[ao]s?\b|por volta d[ao]s?\b|depois d[ao]s?\b"
    r"|avant\b|apr[eè]s\b|vers\b|gegen\b|kurz (?:vor|nach)\b|vor\b|nach\b|etwa\b|zwischen\b"
    r"|verso\b|prima d\w+\b|dopo\b|tra\b|около\b|до\b|после\b|sekitar\b|sebelum\b"
)
_ARTICLE = r"(?:l[ea]s?\b|las\b|às\b|[aà]s\b)?"
_LEAD = re.compile(
    # A sign such as a clock, the inner bullet of a table that is written as a list, a mark.
    r"(?:[\u2190-\u2bff\ufe0f\u200d\U0001f300-\U0001faff]+\s*|:[a-z0-9_]{2,30}:\s+|[-*]\s+)?"
    r"[\[(*_`'\s]*(?:at\s+)?"
)
# A day that is no date: of what date a clock behind it is, nobody says.
_SOME_DAY = re.compile(rf"(?:{WEEKDAY}\.?,?|day [0-9]{{1,3}},?)\s+(?=~?[0-9]{{1,2}}[:.h])", re.I)
_ON_DAY = re.compile(r"[\[(*_`'\s]*on\s+[*_]*", re.IGNORECASE)
_ABOUT = re.compile(rf"\s*(?:{_APPROXIMATE})\s*", re.IGNORECASE)
_ABOUT_LOOSE = re.compile(
    rf"\s*(?:{_APPROXIMATE}|(?:{_AROUND})\s*{_ARTICLE})\s*(?=[0-9~]|{MONTH})", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:\s*[,T@*_`]\s*|\s+at\s+|\s*[–—]\s+|\s+-\s+|\s*:\s+|\s+)")
_OFFSET = re.compile(r"[+−-][0-9]{2}:?[0-9]{2}(?![0-9:])")
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:"
    r"(?P<mark>[:.h]|[時时点]|시\s?)(?P<minute>[0-9]{2})[分분]?(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?(?![0-9])"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?)|(?P<letter>[ap])\b)?"
    r"|\s?(?P<alone>[ap]\.?m\b\.?))"
    r"(?:\s?(?:Uhr|hrs?|h)\b)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])"
    r"(?=$|\s*[:\])*–-]|\s*h(?:rs?)?\b|\s?Z\b|\s(?:UTC|GMT|[A-Z]{2,3}T)\b)"
)
_COMPACT_ZONED = re.compile(r"[0-9]{4}(?:\s?h\b|\s?hrs?\b|\s?Z\b|\s(?:UTC|GMT|[A-Z]{2,3}T)\b)")
_PLACEHOLDER = re.compile(
    r"(?:HH|hh|[0-2]?[0-9?Xx-]{1,2}):(?:mm|MM|[0-9?Xx-]{2})(?::[?Xx-]{2})?(?![0-9])|\?{2,}"
    r"|(?:T\s?)?[+-]\s?[0-9]+(?::[0-9]{2})*\s?(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)?\b"
)
_ZONE = re.compile(
    r"\s*\(?(?P<zone>Z\b|(?:UTC|GMT)\s?[+−-]\s?[0-9]{1,2}(?::?[0-9]{2})?|[+−-][0-9]{2}:?[0-9]{2}\b"
    r"|[A-Z][A-Za-z]+/[A-Za-z_]+|[A-Z]{2,4}\b)\)?"
)
_UNTIL = re.compile(
    r"\s*(?:-|–|—|[→〜～]|(?:to|until|till|and|y|e|et|und|bis|a|à|до|и)\b)\s*(?=[0-9?~])"
)
_TRAIL = re.compile(r"[\])*_`]*")
_DOUBT = re.compile(
    r"\s*(?:~|頃|ごろ|左右|前后|前後|\+(?![0-9])"
    r"|\([^()]{0,60}(?:\?|not sure|approx|maybe|about|TBC)[^()]{0,60}\))",
    re.IGNORECASE,
)
_ON = re.compile(r"\s*(?:on\s+|,\s*|\()?")
_BREAK = r"(?:[:|]|[→⇒]|[-–—>]+(?=\s|$)|,\s)?"
_SEPARATOR = re.compile(rf"[\])]*\s*{_BREAK}\s*")
# What opened a mark before the time closes it right behind, or behind the colon.
_SEPARATOR_MARKED = re.compile(rf"[\])]*[*_`']+[\])]*\s*{_BREAK}\s*|[\])]*\s*{_BREAK}[*_`']*\s*")
_MARKS = re.compile(r"[*_`']")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `sound` is false where no clock shows it, as 13:55 PM."""

    hour: int
    minute: int
    second: int
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A time at the beginning of a text: as written, what it says, and where the rest begins.

    `vague`: about, or with digits that nobody knows. `until`: it is a range. `zone`: as written.
    `unread`: a day is written, and which one is not clear.
    """

    written: str
    end: int
    day: Day | None = None
    clock: Clock | None = None
    zone: str = ""
    vague: bool = False
    until: bool = False
    unread: bool = False


def read_time(text: str, zones: frozenset[str], *, loose: bool = False) -> Written | None:
    """The time at the beginning of `text`; None where there is none.

    `zones` are the letters that name a zone. `loose`: in a timeline, where `14.43` is a time.
    """
    start = (_ON_DAY.match(text) if loose else None) or _LEAD.match(text)
    at = begin = start.end() if start else 0
    marked = bool(_MARKS.search(text[:begin]))
    some_day = _SOME_DAY.match(text, at) if loose else None
    vague, at = (True, some_day.end()) if some_day else _about(text, at, loose=loose)
    found_day = read_day(text, at)
    day, vague_day = (found_day.day, found_day.vague) if found_day else (None, False)
    if found_day:
        at = found_day.end
    gap = _BETWEEN.match(text, at) if found_day else None
    about_clock, clock_at = _about(text, gap.end() if gap else at, loose=loose)
    compact = bool(found_day) or (loose and bool(_COMPACT_ZONED.match(text, clock_at)))
    clock, end, unknown = _clock(text, clock_at, loose or bool(found_day), compact)
    if clock is None and not unknown and found_day is None:
        return None
    at = end if clock or unknown else at
    vague = vague or vague_day or unknown or (about_clock and bool(clock))
    # `T10:00:00-03:00` is no range.
    offset = bool(gap and "T" in gap[0] and _OFFSET.match(text, at))
    until, at = _range(text, at) if (clock or unknown) and not offset else (False, at)
    zone, at = _zone(text, at, zones) if clock else ("", at)
    if clock and day is None and (later := _day_behind(text, at)):
        day, at = later.day, later.end
    trail = _TRAIL.match(text, at)
    doubt = _DOUBT.match(text, trail.end() if trail else at)
    at = doubt.end() if doubt else at
    written = text[begin:at].strip().rstrip("*_`]")
    end = _rest(text, at, marked=marked)
    several = found_day is not None and found_day.until
    unread = vague_day and day is None
    return Written(written, end, day, clock, zone, vague or bool(doubt), until or several, unread)


def _about(text: str, at: int, *, loose: bool = False) -> tuple[bool, int]:
    found = (_ABOUT_LOOSE.match(text, at) if loose else None) or _ABOUT.match(text, at)
    return (True, found.end()) if found else (False, at)


def _clock(text: str, at: int, loose: bool, compact: bool) -> tuple[Clock | None, int, bool]:
    """A time of day, where it ends, and whether it has digits that nobody knows."""
    found = _CLOCK.match(text, at)
    if found and (found["mark"] != "." or loose) and int(found["hour"]) < 60:
        return _sound(found), found.end(), False
    short = _COMPACT.match(text, at) if compact else None
    if short:
        return Clock(int(short["hour"]), int(short["minute"]), 0), short.end(), False
    unknown = _PLACEHOLDER.match(text, at)
    return (None, unknown.end(), True) if unknown else (None, at, False)


def _sound(found: re.Match[str]) -> Clock:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or found["letter"] or found["alone"] or "").lower()[:1]
    sound = hour < 24 and minute < 60 and not (half and (hour > 12 or hour == 0))
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Clock(hour, minute, int(found["second"] or 0), sound)


def _range(text: str, at: int) -> tuple[bool, int]:
    link = _UNTIL.match(text, at)
    if link is None:
        return False, at
    _, begin = _about(text, link.end())
    clock, end, unknown = _clock(text, begin, loose=False, compact=False)
    return (True, end) if clock or unknown else (False, at)


def _zone(text: str, at: int, zones: frozenset[str]) -> tuple[str, int]:
    found = _ZONE.match(text, at)
    word = found["zone"] if found else ""
    named = word.casefold() in zones or any(sign in word for sign in "+−-/") or word == "Z"
    return (word, found.end()) if found and named else ("", at)


def _day_behind(text: str, at: int) -> ReadDay | None:
    """The date that stands behind a time of day: `14:05 UTC on 3 March`."""
    found = _ON.match(text, at)
    day = read_day(text, found.end()) if found else None
    return day if day and day.day else None


def _rest(text: str, at: int, *, marked: bool) -> int:
    """Where the text behind a time begins; marks are passed over that close what was opened."""
    found = (_SEPARATOR_MARKED if marked else _SEPARATOR).match(text, at)
    return found.end() if found else at
