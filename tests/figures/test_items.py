"""What became of the promises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.figures.items import read_items
from tests.helpers.counted import happened, item
from tests.helpers.records import policy_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def items(*written, policy=""):
    return read_items([happened(items="".join(written))], policy_of(policy), NOW)


@pytest.mark.parametrize(
    ("written", "fate"),
    [
        (item("a1", "done", "2026-02-10", done_at="2026-02-10"), "in_time"),
        (item("a1", "done", "2026-02-10", done_at="2026-02-11"), "late"),
        (item("a1", "done", done_at="2026-02-11"), "done"),
        (item("a1", "done", "2026-02-10"), "done"),
        (item("a1", "committed", "2026-02-28"), "overdue"),
        (item("a1", "committed", "2026-03-01"), "waiting"),
        (item("a1", "committed"), "undated"),
        (item("a1", "dropped", "2026-02-10"), "dropped"),
    ],
)
def test_each_item_has_one_fate(written, fate):
    found = items(written)
    fates = ("in_time", "late", "done", "overdue", "waiting", "undated", "dropped")
    assert {name for name in fates if getattr(found, name)} == {fate}


def test_a_time_of_being_done_counts_in_the_zone_of_the_policy():
    done = item("a1", "done", "2026-02-10", done_at="2026-02-10T23:30:00Z")
    assert items(done).in_time == 1
    assert items(done, policy="zone: Europe/Berlin\n").late == 1


def test_an_idea_is_no_promise():
    found = items(item("a1", "idea", "2026-02-10"))
    assert (found.judged, found.open, found.share_in_time) == (0, 0, None)


def test_the_share_is_of_those_that_were_due():
    found = items(
        item("a1", "done", "2026-02-10", done_at="2026-02-09"),
        item("a2", "committed", "2026-02-10", added="2026-02-01"),
        item("a3", "committed", "2026-03-10", added="2026-02-27"),
        item("a4", "dropped", "2026-02-10"),
    )
    assert (found.share_in_time, found.judged, found.open) == (0.5, 2, 2)
    assert found.age.values == (2, 28)


def test_moved_dates_are_counted_by_item():
    moved = "    moved:\n      - {on: 2026-02-01, from: 2026-02-02, to: 2026-02-10}\n"
    assert items(item("a1", "committed", "2026-02-10") + moved).moved == 1
