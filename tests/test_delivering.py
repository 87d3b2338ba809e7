"""Weeks, and which of them was missed; the rest is told by tests/cli/test_overdue_delivery.py."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.delivering import iso_week, missed
from postmortem_kb.history.ledger import Delivery


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-12-31", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2024-12-30", "2025-W01"),
    ],
)
def test_the_year_of_a_week_is_that_of_its_thursday(day, week):
    assert iso_week(date.fromisoformat(day)) == week


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({}, ""),
        ({"2026-W53": "sent"}, ""),
        ({"2026-W52": "sent"}, "2026-W53"),
        ({"2026-W52": "sent", "2026-W53": "failed"}, "2026-W53"),
        ({"2026-W53": "failed"}, ""),
        ({"2027-W01": "sent"}, ""),
    ],
)
def test_a_week_is_missed_where_one_before_it_was_not(sent, expected):
    known = [Delivery(week, "slack", "channel", state, "") for week, state in sent.items()]
    assert missed(known, "slack", date(2027, 1, 4)) == expected
    assert missed(known, "email", date(2027, 1, 4)) == ""
