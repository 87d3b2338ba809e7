"""A line in the timeline."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.log import log
from postmortem_kb.edit import AddEntry
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("status", ["open", "mitigated", "resolved", "cancelled"])
def test_a_line_in_every_state(status):
    incident = write_incident(f"status: {status}\n")
    edits = log(incident, AT, "paged", "paged", "ada", {"to": "on-call"})
    assert edits == (AddEntry(AT, "paged", "paged", "ada", {"to": "on-call"}),)


def test_another_companys_incident_takes_none():
    with pytest.raises(RecordError, match="another company's incident and cannot be logged"):
        log(write_incident("kind: external\n"), AT, "text")
