"""The figures in words and as a table, for people and for programs."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.reports.stats import collect
from tests.helpers.counted import happened, item
from tests.helpers.records import policy_of, sound

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SERVICES = {"checkout": {"title": "The checkout"}}


def stats(*incidents, policy="", now=NOW):
    return collect(incidents, policy_of(policy), SERVICES, now)


def panel(id_, *incidents, **given):
    return next(found for found in stats(*incidents, **given).panels if found.id == id_)


def test_a_median_says_of_how_many_it_is_known():
    found = panel("time-to-detect", happened(detect=5), happened(detect=65, name="b"), happened())
    said = "From the start until it was noticed: half within 35 min, nine in ten within 1 h 5 min"
    assert found.says == f"{said}, known for 2 of 3 incidents."
    assert found.rows == (("2026-Q1", "35 min", "1 h 5 min", "2"),)


def test_a_small_sample_is_said_to_be_small():
    assert panel("time-to-detect", happened(detect=5)).caution.startswith("A small sample: 1")
    many = [happened(detect=5, name=str(at)) for at in range(5)]
    assert panel("time-to-detect", *many).caution == ""


def test_the_share_of_items_finished_in_time():
    items = item("a1", "done", "2026-02-10", done_at="2026-02-10") + item(
        "a2", "committed", "2026-02-10"
    )
    found = panel("items", happened(items=items))
    said = "50 % of the action items due were finished in time (1 of 2)"
    assert found.says == f"{said}, by the date as it last stood."
    assert found.rows == (("2026-Q1", "1", "0", "1", "0", "0", "0"),)


def test_services_are_called_by_their_titles():
    found = panel("services", happened(), happened(name="b"))
    assert found.says == "The checkout is named by 2 incidents, more than any other."


def test_a_figure_without_anything_behind_it_is_left_out():
    ids = [found.id for found in stats(happened()).panels]
    assert ids == ["months", "times-by-severity", "times-by-service"]


def test_only_the_last_three_years_of_months_are_shown():
    found = panel("months", happened("2020-01-05"), happened("2026-01-05"))
    assert len(found.rows) == 36
    assert found.says == "1 incident from 2023-02 to 2026-01; most in 2026-01 (1)."


def test_of_two_that_are_alike_neither_is_the_most():
    months = panel("months", happened("2026-01-05"), happened("2026-02-05"))
    assert months.says == "2 incidents from 2026-01 to 2026-02."
    both = [happened(name=name, services="[checkout, ledger]") for name in "ab"]
    assert panel("services", *both).says == (
        "The checkout and ledger are named most, by 2 incidents each."
    )


def test_pages_that_nobody_answered():
    chain = "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: manager}]}"
    lines = ("- 2026-11-03T14:00:00Z paged: x", "- 2026-11-03T14:30:00Z acknowledged: x")
    later = datetime(2026, 12, 1, tzinfo=UTC)
    found = panel("pages", sound(timeline=lines), policy=chain, now=later)
    assert found.says == "1 page in 1 incident; the chain broke at 1 of them."
    assert found.rows == (("1", "0", "1", "30 min"),)
