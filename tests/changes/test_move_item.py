"""A promise becomes due on another day."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.changes.move_item import move_item
from postmortem_kb.edit import AppendFact, SetFact
from postmortem_kb.errors import RecordError

DAY = date(2026, 11, 10)


def test_moved(incident):
    said = {"on": "2026-11-10", "from": "2026-11-17", "to": "2026-11-20", "reason": "Late."}
    assert move_item(incident, "a1", date(2026, 11, 20), DAY, "Late.") == (
        SetFact(("action_items", 0, "due"), "2026-11-20"),
        AppendFact(("action_items", 0, "moved"), said),
    )


@pytest.mark.parametrize(
    ("due", "item", "said"),
    [
        (date(2026, 11, 17), "a1", "is due on 2026-11-17 already"),
        (date(2026, 11, 9), "a1", "2026-11-09 is over already"),
        (date(2026, 11, 20), "a4", "has no due date that could be moved"),
    ],
)
def test_moves_that_are_none(incident, due, item, said):
    with pytest.raises(RecordError, match=said):
        move_item(incident, item, due, DAY, "Late.")
