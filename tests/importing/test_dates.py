"""Dates are read where they can mean one day alone."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.importing.dates import find_day, read_day

READ = [
    ("2021-03-04", (2021, 3, 4)),
    ("2021/3/4", (2021, 3, 4)),
    ("4 March 2021", (2021, 3, 4)),
    ("the 15th of February 2021", (2021, 2, 15)),
    ("February 5th, 2019 Outage", (2019, 2, 5)),
    ("Sep 27 2017", (2017, 9, 27)),
    ("Monday, June 3rd 2019", (2019, 6, 3)),
    ("19. April", (0, 4, 19)),
    ("Feb 21", (0, 2, 21)),
    ("24/07/25", (2025, 7, 24)),
    ("12/31/2021", (2021, 12, 31)),
    ("14.03.2021", (2021, 3, 14)),
    ("Sonntag, 14. März 2021", (2021, 3, 14)),
    ("12-05 16:21", (0, 12, 5)),
    ("24-10-2024 02:00", (2024, 10, 24)),
    ("10-24-2024", (2024, 10, 24)),
    ("5-26-21", (2021, 5, 26)),
    ("03-Nov-26 10:32", (2026, 11, 3)),
    ("3-Nov-2026", (2026, 11, 3)),
    ("22/Mar/2022", (2022, 3, 22)),
    ("June 10th, 2024:", (2024, 6, 10)),
    ("12 de marzo de 2024", (2024, 3, 12)),
    ("lundi 3 février 2025", (2025, 2, 3)),
    ("1er août 2025", (2025, 8, 1)),
    ("21 december 2022", (2022, 12, 21)),
    ("3. Januar 2023", (2023, 1, 3)),
]
SEVERAL_DAYS = [
    ("7-13th Nov 2023", (2023, 11, 7), 15),
    ("20–24 August", (0, 8, 20), 12),
    ("June 3-5, 2024: slow", (2024, 6, 3), 14),
]
UNKNOWN = [
    "03-04-2021",
    "21-05-26",
    "2022-05-?? x",
    "2022-??-?? x",
    "03/04/2021",
    "2021/22-??-?? x",
]
NO_DATES = ["12 nodes", "1.24.0", "10:15", "v2021", "version 3-4", "may be late", "Decide that"]


@pytest.mark.parametrize(("text", "parts"), READ)
def test_a_date(text, parts):
    found = read_day(text)
    assert found is not None
    assert found.day is not None
    assert (found.day.year, found.day.month, found.day.day) == parts


@pytest.mark.parametrize(("text", "parts", "end"), SEVERAL_DAYS)
def test_the_first_of_several_days(text, parts, end):
    found = read_day(text)
    assert found is not None
    assert found.day is not None
    assert ((found.day.year, found.day.month, found.day.day), found.end) == (parts, end)
    assert found.until


def test_a_time_behind_a_day_is_no_second_day_and_no_year():
    found = read_day("June 3-5pm")
    assert found is not None
    assert (found.end, found.until) == (len("June 3"), False)
    found = read_day("June 10 2015: up again")
    assert found is not None
    assert found.day is not None
    assert found.day.year == 0


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_date_that_nobody_can_know(text):
    found = read_day(text)
    assert found is not None
    assert (found.day, found.vague) == (None, True)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text):
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["22025-03-18", "2021-02-30", "20202-01-16"])
def test_a_day_that_cannot_be(text):
    found = read_day(text)
    assert found is not None
    assert found.day is not None
    assert found.day.date is None


def test_the_first_date_with_a_year_anywhere():
    found = find_day("Outage in room 12 on 4 March 2021 and 2022-01-01")
    assert found is not None
    assert found.day is not None
    assert found.day.date == date(2021, 3, 4)
    named = find_day("20190312-search.md")
    assert named is not None
    assert named.day is not None
    assert named.day.date == date(2019, 3, 12)
    assert find_day("PM2019-011 - reverted.md") is None
