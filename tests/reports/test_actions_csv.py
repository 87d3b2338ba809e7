"""Action items for a spreadsheet."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

from postmortem_kb.reports._spreadsheet import BYTE_ORDER_MARK
from postmortem_kb.reports.actions import Wanted, collect
from postmortem_kb.reports.actions_csv import HEADS, render
from tests.helpers.written import write_incident, write_policy

NOW = datetime(2026, 11, 10, tzinfo=UTC)
ITEMS = """\
status: draft
action_items:
  - {id: a1, title: =1, state: committed, owner: ben, added: 2026-11-09, due: 2026-11-08}
  - {id: a2, title: 'Say, "why"', state: idea}
"""


def rows(items=ITEMS):
    incident = write_incident("services: [checkout, ledger]\n", items)
    found = collect([incident], Wanted(), write_policy(), {}, NOW)
    text = "\n".join(render(found)) + "\n"
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_a_line_for_each_item():
    first, second = rows()
    assert (first["item"], first["days overdue"], first["age in days"]) == (
        "2026-11-03-checkout#a1",
        "2",
        "1",
    )
    assert first["services"] == "checkout, ledger"
    assert second["title"] == 'Say, "why"'
    assert set(second) == set(HEADS)


def test_no_cell_is_a_formula():
    assert rows()[0]["title"] == "'=1"


def test_without_items_there_are_the_heads():
    assert rows("status: draft\n") == []
