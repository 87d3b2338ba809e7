"""Dates in two numbers, as `3/11 10:32`: neither the year nor the order is said.

The day of the incident says both, where the date can mean a day close to it. A text that would
have both orders then says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from postmortem_kb.importing.dates import YEARLESS, Day
from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.order import is_vague
from postmortem_kb.importing.spot import Spot
from postmortem_kb.importing.times import Written

_CLOSE = timedelta(days=10)
"""No date is close in both orders: day and month exchanged are four weeks apart at least."""


@dataclass(frozen=True, slots=True)
class Yearless:
    """How dates without a year are read: close to this day, and in this order."""

    day: date
    day_first: bool

    def read(self, written: Written) -> Written:
        """The time with the date that it means; as it is, where that is not close."""
        found = _parts(written)
        meant = _close(*found, self.day, day_first=self.day_first) if found else None
        if meant is None:
            return written
        named = Day(meant.year, meant.month, meant.day)
        return replace(written, day=named, vague=is_vague(written.written), unread=False)


def find_yearless(times: Iterable[Written], day: date | None) -> Yearless | None:
    """How these times are read around a day; None where they do not say, or contradict."""
    fitting = [orders for each in times if day and (orders := _orders(each, day))]
    shared = set.intersection(*fitting) if fitting else set()
    return Yearless(day, True in shared) if day and shared else None


def placed_near(
    spots: Sequence[Spot], day: date | None
) -> tuple[tuple[Spot, ...], tuple[Found, ...]]:
    """The spots with the dates that the report's day gives them, and what it gives none."""
    unread = [spot for spot in spots if _parts(spot.written)]
    if not unread:
        return tuple(spots), ()
    reading = find_yearless([spot.written for spot in unread], day)
    if reading is None:
        message = "dates in two numbers, and no day near them is said: they stay as written"
        return tuple(spots), (Found(unread[0].line, message),)
    read = tuple(replace(spot, written=reading.read(spot.written)) for spot in spots)
    first = "day" if reading.day_first else "month"
    message = f"dates without a year were read {first} first, as those closest to {day}"
    return read, (Found(unread[0].line, message),)


def _parts(written: Written) -> tuple[int, int] | None:
    """Both numbers of a date that is not read yet."""
    found = YEARLESS.search(written.written) if written.day is None else None
    return (int(found["first"]), int(found["second"])) if found else None


def _orders(written: Written, day: date) -> set[bool]:
    """The orders in which a date is close to the day: both for one such as `3/3`."""
    found = _parts(written)
    return {o for o in (True, False) if found and _close(*found, day, day_first=o)}


def _close(first: int, second: int, day: date, *, day_first: bool) -> date | None:
    number, month = (first, second) if day_first else (second, first)
    years = (day.year - 1, day.year, day.year + 1)
    meant = (Day(year, month, number).date for year in years)
    return next((each for each in meant if each and abs(each - day) <= _CLOSE), None)
