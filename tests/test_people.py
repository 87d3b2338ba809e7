"""people.yml as values."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.people import read_people, team_on


def test_a_person_without_facts_has_the_handle_for_a_name() -> None:
    ada = read_people({"ada": {}})["ada"]
    assert (ada.name, ada.team, ada.jobs, ada.until) == ("ada", "", (), None)


def test_the_last_day_still_counts() -> None:
    finn = read_people({"finn": {"name": "Finn", "until": "2026-10-31"}})["finn"]
    assert not finn.left_by(date(2026, 10, 31))
    assert finn.left_by(date(2026, 11, 1))


def test_what_is_no_mapping_is_left_to_the_schema() -> None:
    assert read_people({"ada": "Ada"}) == {}


MOVED = {
    "team": "platform",
    "teams": [
        {"team": "support", "until": "2026-03-31"},
        {"team": "payments", "from": "2026-04-01", "until": "2026-06-30"},
    ],
}


@pytest.mark.parametrize(
    ("day", "team"),
    [
        ("2020-01-01", "support"),  # without a first day: from the beginning
        ("2026-03-31", "support"),
        ("2026-04-01", "payments"),
        ("2026-06-30", "payments"),
        ("2026-07-01", "platform"),
    ],
)
def test_the_team_is_where_a_person_was_on_that_day(day: str, team: str) -> None:
    people = read_people({"ada": MOVED})
    assert team_on(people, "ada", date.fromisoformat(day)) == team


def test_of_teams_that_overlap_the_last_begun_counts() -> None:
    stays = [{"team": "payments", "from": "2026-04-01"}, {"team": "support"}]
    assert read_people({"ada": {"teams": stays}})["ada"].team_on(date(2026, 5, 1)) == "payments"


def test_nobody_knows_the_team_of_a_stranger() -> None:
    assert team_on(read_people({"ada": MOVED}), "eve", date(2026, 5, 1)) == ""
