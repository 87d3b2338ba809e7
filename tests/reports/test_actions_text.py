"""Action items for a terminal."""

from __future__ import annotations

from datetime import UTC, datetime

from postmortem_kb.reports.actions import Wanted, collect
from postmortem_kb.reports.actions_text import render
from tests.helpers.written import write_incident, write_policy

NOW = datetime(2026, 11, 10, tzinfo=UTC)
ITEMS = """\
status: draft
action_items:
  - {id: a2, title: Sooner, state: committed, owner: ben, added: 2026-11-09, due: 2026-11-08}
"""


def rows():
    return collect([write_incident(postmortem=ITEMS)], Wanted(), write_policy(), {}, NOW)


def test_a_table_with_the_titles_below():
    assert list(render(rows())) == [
        "ITEM                    STATE      DUE         OWNER  TEAM  TICKET",
        "2026-11-03-checkout#a2  committed  2026-11-08  ben    -     -",
        "  Sooner (2 days overdue)",
    ]


def test_none():
    [said] = render([])
    assert said.startswith("No action item fits")
