"""people.yml as values."""

from __future__ import annotations

from datetime import date

from postmortem_kb.people import read_people


def test_a_person_without_facts_has_the_handle_for_a_name() -> None:
    ada = read_people({"ada": {}})["ada"]
    assert (ada.name, ada.team, ada.jobs, ada.until) == ("ada", "", (), None)


def test_the_last_day_still_counts() -> None:
    finn = read_people({"finn": {"name": "Finn", "until": "2026-10-31"}})["finn"]
    assert not finn.left_by(date(2026, 10, 31))
    assert finn.left_by(date(2026, 11, 1))


def test_what_is_no_mapping_is_left_to_the_schema() -> None:
    assert read_people({"ada": "Ada"}) == {}
