"""Another rung of the ladder."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.severity import change_severity
from postmortem_kb.edit import AddEntry, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)

OPEN = "status: open\nseverity: SEV-2\n"


def test_fact_and_timeline():
    assert change_severity(write_incident(OPEN), "SEV-1", AT, "worse", "ada") == (
        SetFact(("severity",), "SEV-1"),
        AddEntry(AT, "severity", "worse", "ada", {"from": "SEV-2", "to": "SEV-1"}),
    )


def test_the_same_again_is_refused():
    with pytest.raises(RecordError, match="is SEV-2 already"):
        change_severity(write_incident(OPEN), "SEV-2", AT, "again")
