"""Dates in digits of which nobody can say whether the day or the month comes first.

`03/04/2021` alone says neither. A report that writes `13/04/2021` elsewhere, or `3 April 2021`,
says which: then all of its dates are read so. One that says both says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from postmortem_kb.importing.dates import Day, read_day
from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.spot import Spot

_DIGITS = re.compile(
    r"(?<![0-9./-])([0-9]{1,2})(?P<mark>[/-])([0-9]{1,2})(?P=mark)((?:20)?[0-9]{2})(?![0-9/-])"
)
_WORD = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]{1,2}\D|[A-Za-z]{3,9}\.? [0-9])")
_LOOKED_AT = 1000
"""Characters of a line in which dates are looked for."""


@dataclass(frozen=True, slots=True)
class Order:
    """Whether days come before months in a report's digits, and the line that says so."""

    day_first: bool
    line: int


def find_order(lines: Sequence[Line], title: str) -> Order | None:
    """The order that the report's other dates give away; None where they do not, or disagree."""
    unclear = {found for line in lines for found in _unclear(line.text)} | set(_unclear(title))
    if not unclear:
        return None
    said = [*_by_size(lines), *_in_words(lines, unclear)]
    orders = {each.day_first for each in said}
    return said[0] if len(orders) == 1 else None


def settled(
    spots: Sequence[Spot], order: Order | None
) -> tuple[tuple[Spot, ...], tuple[Found, ...]]:
    """The spots with the days that the order gives them, and the line that it was taken from."""
    if order is None:
        return tuple(spots), ()
    read = tuple(_settled(spot, order) for spot in spots)
    said = "day" if order.day_first else "month"
    message = f"dates in digits were read {said} first, as this line has them"
    return read, (Found(order.line, message),) if read != tuple(spots) else ()


def read_in(order: Order | None, text: str) -> date | None:
    """The first unclear date of a text, read in the report's order."""
    for first, second, year in _unclear(text) if order else ():
        day, month = (first, second) if order and order.day_first else (second, first)
        return Day(year, month, day).date
    return None


def _settled(spot: Spot, order: Order) -> Spot:
    written = spot.written
    day = read_in(order, written.written) if written.day is None else None
    if day is None:
        return spot
    named = Day(day.year, day.month, day.day)
    return replace(
        spot, written=replace(written, day=named, vague=is_vague(written.written), unread=False)
    )


def is_vague(written: str) -> bool:
    """Whether a time says of itself that it is about then, or has digits that nobody knows."""
    return bool(re.match(r"\s*(?:~|≈|ca?\.|about|around|approx)|.*\?", written))


def _unclear(text: str) -> Iterator[tuple[int, int, int]]:
    """Both numbers of the dates that may be read either way, and their years."""
    for first, _, second, year in _DIGITS.findall(text[:_LOOKED_AT]):
        if int(first) <= 12 and int(second) <= 12 and first != second:
            yield int(first), int(second), int(year) + (2000 if len(year) == 2 else 0)


def _by_size(lines: Iterable[Line]) -> Iterator[Order]:
    """No month has a number above twelve."""
    for line in lines:
        for first, _, second, _ in _DIGITS.findall(line.text[:_LOOKED_AT]):
            if max(int(first), int(second)) > 12 and min(int(first), int(second)) <= 12:
                yield Order(int(first) > 12, line.number)


def _in_words(lines: Iterable[Line], unclear: set[tuple[int, int, int]]) -> Iterator[Order]:
    """A date with the name of its month that one of the unclear dates can mean."""
    for line in lines:
        for at in (found.start() for found in _WORD.finditer(line.text[:_LOOKED_AT])):
            found = read_day(line.text, at)
            day = found.day if found and found.day and found.day.date else None
            if day and day.day <= 12 and not _DIGITS.match(line.text, at):
                yield from (Order(o, line.number) for o in _meant(day, unclear))


def _meant(day: Day, unclear: set[tuple[int, int, int]]) -> Iterator[bool]:
    if (day.day, day.month, day.year) in unclear:
        yield True
    if (day.month, day.day, day.year) in unclear:
        yield False
