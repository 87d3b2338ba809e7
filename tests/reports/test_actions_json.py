"""Action items for programs."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from postmortem_kb.reports.actions import Wanted, collect
from postmortem_kb.reports.actions_json import render
from tests.helpers.written import write_incident, write_policy

NOW = datetime(2026, 11, 10, tzinfo=UTC)
ITEMS = """\
status: draft
action_items:
  - {id: a2, title: Sooner, state: committed, owner: ben, added: 2026-11-09, due: 2026-11-08}
"""


def rows():
    return collect([write_incident(postmortem=ITEMS)], Wanted(), write_policy(), {}, NOW)


def test_facts():
    found = json.loads("".join(render(rows())))
    assert found["version"] == 1
    [item] = found["items"]
    assert (item["name"], item["days_overdue"]) == ("2026-11-03-checkout#a2", 2)
    assert (item["age_days"], item["owner"], item["ticket"]) == (1, "ben", "")


def test_none():
    assert json.loads("".join(render([]))) == {"version": 1, "items": []}
