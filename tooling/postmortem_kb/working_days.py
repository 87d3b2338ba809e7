"""Days on which people work: neither weekends nor the public holidays of the policy's country.

Weekends and holidays are those that the package `holidays` knows for the country; without a country
Saturday and Sunday are free, and nothing else is.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def add_working_days(day: date, count: int, country: str = "") -> date:
    """The day `count` working days after `day`; `country` is as `DE` or `US-CA`."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, country)
    return day


def is_working_day(day: date, country: str = "") -> bool:
    """Whether people work on this day. A country that nobody knows has no holidays."""
    calendar = _calendar(country) if country else None
    return day.weekday() < 5 if calendar is None else calendar.is_working_day(day)


def is_known(country: str) -> bool:
    """Whether the holidays of a country, and of its region where one is named, are known."""
    return _calendar(country) is not None


@cache
def countries() -> tuple[str, ...]:
    """The countries whose holidays are known, without their regions."""
    # Imported here: no command but those that reckon in working days needs it.
    from holidays import list_supported_countries

    return tuple(sorted(list_supported_countries()))


@cache
def _calendar(country: str) -> HolidayBase | None:
    from holidays import country_holidays

    name, _, region = country.partition("-")
    try:
        return country_holidays(name, subdiv=region or None)
    except NotImplementedError:
        return None
