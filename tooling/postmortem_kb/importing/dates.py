"""Dates as people write them: ISO, with names of months, day first, without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_OTHER_MONTHS = {"mär": 3, "mai": 5, "okt": 10, "dez": 12}
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|märz?|mai)\b\.?"
)
_WEEKDAY = (
    r"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\.?,?\s+)?"
)
_YEAR = r"(?:,?\s+(?P<{}>[12][0-9]{{3}})(?![0-9:]))?"
_ISO = re.compile(
    r"(?P<year>[0-9]{4,5})(?P<mark>[-/.])(?P<month>[0-9]{1,2}|\?\?|MM)(?P=mark)"
    r"(?P<day>[0-9]{1,2}|\?\?|DD)(?![0-9])"
)
_NAMED = re.compile(
    rf"{_WEEKDAY}(?:the\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+|-)?"
    + _MONTH.format("month")
    + r"(?:,?[\s-]+(?P<year>[12][0-9]{3})(?![0-9:]))?"
    + rf"|{_WEEKDAY}"
    + _MONTH.format("month_first")
    + r"\s+(?P<day_last>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:])"
    + _YEAR.format("year_last"),
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_SHORT = re.compile(r"(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?=[T\s]+[0-9]{1,2}:)")
_UNKNOWN = re.compile(r"[0-9?/.-]*\?[0-9?/.-]*(?=\s|$)")
_DIGITS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")
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
    """A date that was read, and where it ends. `vague`: it has parts that nobody knows."""

    day: Day | None
    end: int
    vague: bool = False


def read_day(text: str, at: int = 0) -> ReadDay | None:
    """The date that begins at `at`; None where none does."""
    found = _ISO.match(text, at)
    if found:
        parts = found["year"], found["month"], found["day"]
        if not all(part.isdigit() for part in parts):
            return ReadDay(None, found.end(), vague=True)
        return ReadDay(Day(*map(int, parts)), found.end())
    return _named(text, at) or _day_first(text, at) or _short(text, at) or _unknown(text, at)


def find_day(text: str) -> ReadDay | None:
    """The first date with a year anywhere in a text, such as a title or a file's name."""
    digits = _DIGITS.search(text)
    day = Day(int(digits[1]), int(digits[2]), int(digits[3])) if digits else None
    if digits and day and day.date:
        return ReadDay(day, digits.end())
    for start in _ANYWHERE.finditer(text):
        found = read_day(text, start.start())
        if found and found.day and found.day.date:
            return found
    return None


def _named(text: str, at: int) -> ReadDay | None:
    found = _NAMED.match(text, at)
    if found is None:
        return None
    name = (found["month"] or found["month_first"])[:3].lower()
    day = int(found["day"] or found["day_last"])
    year = int(found["year"] or found["year_last"] or 0)
    month = _OTHER_MONTHS.get(name) or _MONTHS.index(name) + 1
    return ReadDay(Day(year, month, day), found.end())


def _day_first(text: str, at: int) -> ReadDay | None:
    """`24/07/25` is a day first; of `03/04/2021` nobody can say which is which."""
    found = _DAY_FIRST.match(text, at)
    if found is None:
        return None
    first, second, year = int(found["day"]), int(found["month"]), int(found["year"])
    year += 2000 if year < 100 else 0
    if found["mark"] == "." or first > 12 or first == second:
        return ReadDay(Day(year, second, first), found.end())
    if second > 12:
        return ReadDay(Day(year, first, second), found.end())
    return ReadDay(None, found.end(), vague=True)


def _short(text: str, at: int) -> ReadDay | None:
    found = _SHORT.match(text, at)
    return ReadDay(Day(0, int(found["month"]), int(found["day"])), found.end()) if found else None


def _unknown(text: str, at: int) -> ReadDay | None:
    """Digits with question marks between them, where a date would stand."""
    found = _UNKNOWN.match(text, at)
    if found is None or not re.search(r"[0-9].*[-/.]|[-/.].*[0-9]", found[0]):
        return None
    return ReadDay(None, found.end(), vague=True)
