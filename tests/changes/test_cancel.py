"""It was no incident."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.cancel import cancel
from postmortem_kb.edit import AddEntry, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


def test_facts_and_timeline():
    assert cancel(write_incident("status: open\n"), AT, "a test run", "ada") == (
        SetFact(("status",), "cancelled"),
        SetFact(
            ("cancelled",), {"at": "2026-11-03T15:00:00Z", "by": "ada", "reason": "a test run"}
        ),
        AddEntry(AT, "note", "Cancelled: a test run", "ada"),
    )


def test_who_is_left_out_where_nobody_said():
    _, facts, _ = cancel(write_incident("status: open\n"), AT, "a test run")
    assert "by" not in facts.value


@pytest.mark.parametrize(
    ("status", "said"),
    [("resolved", "is resolved and cannot be cancelled"), ("cancelled", "is already cancelled")],
)
def test_only_what_runs_can_be_called_off(status, said):
    with pytest.raises(RecordError, match=said):
        cancel(write_incident(f"status: {status}\n"), AT, "late")
