"""Times as records hold them: strict RFC 3339 stamps, bare dates, and their reading in a zone.

All arithmetic is in UTC: subtracting wall-clock times of one zone gives 71 or 73 hours across
a clock change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DURATION_UNITS = ((86400, "d"), (3600, "h"), (60, "min"))


@dataclass(frozen=True, slots=True)
class Moment:
    """A stamp as its author wrote it, and what it means.

    `at` is in UTC; for a bare date (`exact` false) it is that day's 00:00 UTC, good for
    sorting only: durations from it are not known.
    """

    written: str
    at: datetime
    exact: bool


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> Moment | None:
    """Read an RFC 3339 stamp (RFC 3339, section 5.6) or a bare date; None for anything else.

    Years from 1000 to 9998, so that a day more or less is a time, too.
    """
    match = _STAMP.fullmatch(text)
    if match is None:
        day = parse_date(text)
        return Moment(text, datetime.combine(day, time(), UTC), exact=False) if day else None
    day = parse_date(match[1])
    if day is None:
        return None
    try:
        clock = time(int(match[2]), int(match[3]), min(int(match[4]), 59), tzinfo=UTC)
        at = datetime.combine(day, clock) - _offset(match[6])
    except ValueError:
        return None
    if int(match[4]) >= 60:
        at += timedelta(seconds=1)
        if int(match[4]) > 60 or not _after_leap_second(at):
            return None
    micros = int((match[5] or ".0")[1:7].ljust(6, "0"))
    return Moment(text, at + timedelta(microseconds=micros), exact=True)


def _after_leap_second(at: datetime) -> bool:
    """A leap second has no datetime and counts as the next one: a month's first (RFC 3339, 5.7)."""
    return at == datetime(at.year, at.month, 1, tzinfo=UTC)


def _offset(zone: str) -> timedelta:
    if zone in "Zz":
        return timedelta()
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 23 or minutes > 59:
        raise ValueError(zone)
    return timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)


def parse_date(text: str) -> date | None:
    """Read `YYYY-MM-DD`, in the years that `parse_moment` reads; None for anything else."""
    if not _DATE.fullmatch(text) or not "1000" <= text[:4] <= "9998":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def format_utc(at: datetime) -> str:
    """Write a time as commands store it: UTC, to the second, with `Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def format_local(at: datetime, zone: tzinfo) -> str:
    """Write a time as people are shown it: minutes, in `zone`, with the zone named."""
    local = at.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M} {local.tzname()}"


def format_duration(seconds: float) -> str:
    """Write a length of time in its two largest units: `2 d 3 h`, `1 h 5 min`, `40 s`."""
    rest = int(abs(seconds))
    sign = "-" if seconds <= -1 else ""
    if rest < 60:
        return f"{sign}{rest} s"
    parts: list[tuple[int, str]] = []
    for size, unit in _DURATION_UNITS:
        count, rest = divmod(rest, size)
        if count or parts:
            parts.append((count, unit))
    return sign + " ".join(f"{count} {unit}" for count, unit in parts[:2] if count)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a due date is over: 24:00 of the day in `zone`."""
    return start_of_day(day + timedelta(days=1), zone)


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a day begins in `zone`."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
