"""Which action items are asked for, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.reports.actions import Wanted, collect
from tests.helpers.written import write_incident, write_policy

ITEMS = """\
status: draft
action_items:
  - {id: a1, title: Later, state: committed, owner: ada, added: 2026-11-01, due: 2026-12-01}
  - {id: a2, title: Sooner, state: committed, owner: ben, added: 2026-11-09, due: 2026-11-08}
  - {id: a3, title: Undated, state: idea}
"""


def rows(now=datetime(2026, 11, 10, tzinfo=UTC), **wanted):
    incident = write_incident("services: [checkout]\n", ITEMS)
    return collect([incident], Wanted(**wanted), write_policy(), {}, now)


def test_first_due_first_and_undated_last():
    assert [row.item.id for row in rows()] == ["a2", "a1", "a3"]
    assert [row.days_overdue for row in rows()] == [2, 0, 0]
    assert [row.age for row in rows()] == [1, 9, None]


def test_what_was_added_later_is_not_there_yet():
    early = rows(datetime(2026, 11, 5, tzinfo=UTC), states=("committed",))
    assert [row.item.id for row in early] == ["a1"]


def test_filters_hold_together():
    assert [row.item.id for row in rows(owner="ada", service="checkout", age=9)] == ["a1"]
    assert rows(owner="ada", service="ledger") == ()
    assert rows(age=10) == ()
