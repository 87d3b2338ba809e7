"""A promise is kept."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.changes.finish_item import finish_item
from postmortem_kb.edit import SetFact
from postmortem_kb.errors import RecordError

DAY = date(2026, 11, 10)


def test_done(incident):
    assert finish_item(incident, "a1", DAY, "https://example.org/1") == (
        SetFact(("action_items", 0, "state"), "done"),
        SetFact(("action_items", 0, "done_at"), "2026-11-10"),
        SetFact(("action_items", 0, "evidence"), "https://example.org/1"),
    )


def test_nothing_is_done_before_it_was_promised(incident):
    with pytest.raises(RecordError, match="was added on 2026-11-05"):
        finish_item(incident, "a1", date(2026, 11, 4), "https://example.org/1")
