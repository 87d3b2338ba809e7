"""Days on which people work."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.working_days import add_working_days, countries, is_known, is_working_day


@pytest.mark.parametrize(
    ("day", "count", "country", "due"),
    [
        ("2026-11-05", 1, "", "2026-11-06"),
        ("2026-11-06", 1, "", "2026-11-09"),
        ("2026-11-07", 1, "", "2026-11-09"),
        ("2026-12-24", 1, "", "2026-12-25"),
        ("2026-12-24", 1, "DE", "2026-12-28"),
        ("2026-12-24", 1, "GB-ENG", "2026-12-29"),
        # 1 May is a Friday, a holiday in Germany, and none in the United States.
        ("2026-04-30", 1, "DE", "2026-05-04"),
        ("2026-04-30", 1, "US", "2026-05-01"),
        ("2026-11-05", 0, "DE", "2026-11-05"),
    ],
)
def test_the_day_that_is_so_many_working_days_later(day, count, country, due):
    assert add_working_days(date.fromisoformat(day), count, country) == date.fromisoformat(due)


def test_a_regions_own_holiday():
    berlin = date(2026, 3, 8)
    monday = date(2027, 3, 8)
    assert not is_working_day(monday, "DE-BE")
    assert is_working_day(monday, "DE-BY")
    assert not is_working_day(berlin)


def test_weekends_are_those_of_the_country():
    assert not is_working_day(date(2026, 11, 6), "SA")
    assert is_working_day(date(2026, 11, 8), "SA")


@pytest.mark.parametrize(
    ("country", "known"), [("DE", True), ("US-CA", True), ("XX", False), ("DE-XX", False)]
)
def test_which_countries_are_known(country, known):
    assert is_known(country) is known


def test_the_list_of_countries():
    assert {"DE", "GB", "US"} <= set(countries())
