"""It was not over after all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.reopen import reopen
from postmortem_kb.edit import AddEntry, RemoveFact, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)

OVER = "status: resolved\nresolved_at: 2026-11-03T14:00:00Z\nresolved_by: eve\n"


def test_the_timeline_keeps_what_is_taken_out():
    assert reopen(write_incident(OVER), AT, "it is back", "ada") == (
        SetFact(("status",), "open"),
        RemoveFact(("resolved_at",)),
        RemoveFact(("resolved_by",)),
        AddEntry(
            AT,
            "note",
            "Reopened: it is back (before: resolved_at 2026-11-03T14:00:00Z, resolved_by eve)",
            "ada",
        ),
    )


@pytest.mark.parametrize("status", ["open", "mitigated", "cancelled"])
def test_only_what_is_over_can_be_reopened(status):
    with pytest.raises(RecordError, match=f"is {status} and cannot be reopened"):
        reopen(write_incident(f"status: {status}\n"), AT)


def test_a_published_lesson_stays_published():
    with pytest.raises(RecordError, match="is published already") as refused:
        reopen(write_incident(OVER, "status: published\n"), AT)
    assert "postmortem open" in refused.value.hint
