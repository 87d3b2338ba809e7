"""Dates as people write them: ISO, with names of months, day first, without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from postmortem_kb.importing.months import MONTH, MONTHS, WEEKDAY

_WEEKDAY = rf"(?:{WEEKDAY}\.?,?\s+)?"
# Nothing is given back of `30th`, or the `th` would begin what follows.
_TH = r"(?:st|nd|rd|th|er|\.)?+"
_ISO = re.compile(
    r"(?P<year>[0-9]{4,5})(?P<mark>[-/.])(?P<month>[0-9]{1,2}|\?\?|MM)(?P=mark)"
    r"(?P<day>[0-9]{1,2}|\?\?|DD)(?![0-9])"
)


def _year(name: str) -> str:
    """A year behind a date. `June 10 2015: up again` may be a quarter past eight."""
    marked = rf"(?:,\s*|\s+de\s+)(?P<{name}>[12][0-9]{{3}})(?![0-9])"
    return rf"(?:{marked}|[\s/-]+(?P<{name}_bare>[12][0-9]{{3}})(?![0-9]|:\S|:\s+\S))?"


def _number(name: str) -> str:
    """A number of a day, and the last one of several: `7-13th`."""
    last = rf"\s?[-–—]\s?[0-9]{{1,2}}{_TH}(?![0-9:]|\s?[ap]\.?m)"
    return rf"(?P<{name}>[0-9]{{1,2}}){_TH}(?P<{name}_until>{last})?"


_NAMED = re.compile(
    rf"{_WEEKDAY}(?:the\s+)?{_number('day')}\s*(?:of\s+|de\s+|d'|[/-])?(?P<month>{MONTH})\.?"
    rf"(?:-(?P<year_short>[0-9]{{2}})(?![0-9])|{_year('year')})"
    rf"|{_WEEKDAY}(?P<month_first>{MONTH})\.?\s+{_number('day_last')}(?![0-9]|:[0-9])"
    rf"{_year('year_last')}",
    re.IGNORECASE,
)
_CJK = re.compile(
    r"(?:(?P<year>[12][0-9]{3})\s?[年년]\s?)?(?P<month>[0-9]{1,2})\s?[月월]\s?"
    r"(?P<day>[0-9]{1,2})\s?[日号일](?:\s?[(（][月火水木金土日一二三四五六월화수목금토일][)）])?"
)
_DIGITS_ALONE = re.compile(
    r"(?P<begin>[0-9]{1,2})?(?(begin)\s?[-–—→]\s?)(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]|-[0-9])"
)
_SHORT = re.compile(r"(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?=[T\s]+[0-9]{1,2}:)")
YEARLESS = re.compile(
    r"(?<![0-9/])(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?=(?:,\s*|\s+)[0-9]{1,2}[:.h][0-9])"
)
"""`3/11 10:32`: a date before a time of day, which says neither its year nor its order."""
_UNKNOWN = re.compile(r"[0-9?/.-]*\?[0-9?/.-]*(?=\s|$)")
_DIGITS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_LOOKED_AT = 2000
"""Characters of a line in which a date is looked for; no heading is longer."""
_ANYWHERE = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is said; `year` 0 where it is not. `date` is None where it
    cannot be one."""

    year: int
    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """The date in a year that something else says."""
        try:
            return date(year, self.month, self.day) if 1000 <= year <= 9998 else None
        except ValueError:
            return None

    @property
    def date(self) -> date | None:
        """The date, where year, month and day are said and make one."""
        return self.in_year(self.year)


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A date that was read, and where it ends.

    `vague`: it has parts that nobody knows. `until`: it is the first of several days.
    """

    day: Day | None
    end: int
    vague: bool = False
    until: bool = False


def read_day(text: str, at: int = 0) -> ReadDay | None:
    """The date that begins at `at`; None where none does."""
    text = text.translate(_HYPHENS)
    found = _ISO.match(text, at)
    if found:
        parts = found["year"], found["month"], found["day"]
        if not all(part.isdigit() for part in parts):
            return ReadDay(None, found.end(), vague=True)
        return ReadDay(Day(*map(int, parts)), found.end())
    readers = (_named, _characters, _digits, _short, _unclear)
    return next((day for reader in readers if (day := reader(text, at))), None)


def find_day(text: str) -> ReadDay | None:
    """The first date with a year anywhere in a text, such as a title or a file's name."""
    text = text[:_LOOKED_AT].translate(_HYPHENS)
    digits = _DIGITS.search(text)
    day = Day(int(digits[1]), int(digits[2]), int(digits[3])) if digits else None
    if digits and day and day.date:
        return ReadDay(day, digits.end())
    for start in _ANYWHERE.finditer(text):
        found = read_day(text, start.start())
        if found and found.day and found.day.date:
            return found
    return None


def find_day_of_year(text: str) -> Day | None:
    """The first day and month in a text, with a year or without one."""
    text = text[:_LOOKED_AT]
    found = (read_day(text, start.start()) for start in _ANYWHERE.finditer(text))
    return next((each.day for each in found if each and each.day and each.day.in_year(2024)), None)


def _named(text: str, at: int) -> ReadDay | None:
    found = _NAMED.match(text, at)
    if found is None:
        return None
    name = (found["month"] or found["month_first"]).casefold()
    years = (found[key] for key in ("year", "year_bare", "year_last", "year_last_bare"))
    year = int(next(filter(None, years), 0)) or 2000 + int(found["year_short"] or -2000)
    day = Day(year, MONTHS[name], int(found["day"] or found["day_last"]))
    return ReadDay(day, found.end(), until=bool(found["day_until"] or found["day_last_until"]))


def _characters(text: str, at: int) -> ReadDay | None:
    """`2025年8月8日`, with or without its year."""
    found = _CJK.match(text, at)
    if found is None:
        return None
    day = Day(int(found["year"] or 0), int(found["month"]), int(found["day"]))
    return ReadDay(day, found.end())


def _digits(text: str, at: int) -> ReadDay | None:
    """`24/07/25` is a day first; of `03/04/2021` nobody can say which is which.

    Of `12→13/09/2026` it is the first of several days.
    """
    found = _DIGITS_ALONE.match(text, at)
    if found is None:
        return None
    first, second, last = int(found["first"]), int(found["second"]), int(found["year"])
    if found["begin"]:
        day = Day(last + 2000 if last < 100 else last, second, int(found["begin"]))
        sure = first > 12 and day.date and int(found["begin"]) < first
        return ReadDay(day, found.end(), until=True) if sure else None
    year = last + 2000 if last < 100 else last
    meant = [Day(year, second, first)]
    if found["mark"] != ".":
        meant.append(Day(year, first, second))
    if found["mark"] == "-" and last < 100:
        # `21-05-26` may begin with its year.
        meant.append(Day(2000 + first, second, last))
    sound = {each for each in meant if each.date}
    if len(sound) > 1:
        return ReadDay(None, found.end(), vague=True)
    return ReadDay(next(iter(sound), meant[0]), found.end())


def _short(text: str, at: int) -> ReadDay | None:
    found = _SHORT.match(text, at)
    return ReadDay(Day(0, int(found["month"]), int(found["day"])), found.end()) if found else None


def _unclear(text: str, at: int) -> ReadDay | None:
    """A date that lacks its year and order, or has question marks between its digits."""
    yearless = YEARLESS.match(text, at)
    if yearless:
        return ReadDay(None, yearless.end(), vague=True)
    found = _UNKNOWN.match(text, at)
    if found is None or not re.search(r"[0-9].*[-/.]|[-/.].*[0-9]", found[0]):
        return None
    return ReadDay(None, found.end(), vague=True)
