"""The incident is over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.resolve import owe_postmortem, resolve
from postmortem_kb.edit import AddEntry, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


def test_facts_and_timeline():
    assert resolve(write_incident("status: mitigated\n"), AT, "Over.", "eve") == (
        SetFact(("status",), "resolved"),
        SetFact(("resolved_at",), "2026-11-03T15:00:00Z"),
        SetFact(("resolved_by",), "eve"),
        AddEntry(AT, "resolution", "Over.", "eve"),
    )


def test_nothing_is_made_up():
    edits = resolve(write_incident("status: open\n"), AT, "Over.")
    paths = [edit.path for edit in edits if isinstance(edit, SetFact)]
    assert paths == [("status",), ("resolved_at",)]


def test_the_deadline_where_there_is_one():
    assert owe_postmortem(AT) == (SetFact(("postmortem_due",), "2026-11-03T15:00:00Z"),)
    assert owe_postmortem(None) == ()


def test_it_is_over_once():
    with pytest.raises(RecordError, match="is already resolved") as refused:
        resolve(write_incident("status: resolved\n"), AT, "Again.")
    assert "postmortem reopen 2026-11-03-checkout" in refused.value.hint


@pytest.mark.parametrize("stamp", ["declared_at", "started_at", "mitigated_at"])
def test_not_before_what_came_first(stamp):
    incident = write_incident(f"status: open\n{stamp}: 2026-11-03T16:00:00+00:30\n")
    with pytest.raises(RecordError, match=f"is before `{stamp}`"):
        resolve(incident, AT, "Early.")
