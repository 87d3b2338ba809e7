"""The harm has stopped."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.mitigate import mitigate
from postmortem_kb.edit import AddEntry, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


def test_facts_and_timeline():
    assert mitigate(write_incident("status: open\n"), AT, "Rolled back.", "ada") == (
        SetFact(("status",), "mitigated"),
        SetFact(("mitigated_at",), "2026-11-03T15:00:00Z"),
        AddEntry(AT, "mitigation", "Rolled back.", "ada"),
    )


@pytest.mark.parametrize("status", ["resolved", "cancelled"])
def test_only_what_is_open_can_be_mitigated(status):
    with pytest.raises(RecordError, match=f"is {status} and cannot be mitigated"):
        mitigate(write_incident(f"status: {status}\n"), AT, "Again.")


def test_not_before_it_began():
    incident = write_incident("status: open\nstarted_at: 2026-11-03T15:00:01Z\n")
    with pytest.raises(RecordError, match="is before `started_at`"):
        mitigate(incident, AT, "Early.")
