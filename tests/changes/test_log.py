"""A line in the timeline."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.log import log
from postmortem_kb.edit import AddEntry, AppendFact, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("status", ["open", "mitigated", "resolved", "cancelled"])
def test_a_line_in_every_state(status):
    incident = write_incident(f"status: {status}\n")
    edits = log(incident, AT, "paged", "paged", "ada", {"to": "on-call"})
    assert edits == (AddEntry(AT, "paged", "paged", "ada", {"to": "on-call"}),)


def test_the_first_acknowledgement_is_the_stamp():
    first = log(write_incident("status: open\n"), AT, "on it", "acknowledged")
    assert first[0] == SetFact(("acknowledged_at",), "2026-11-03T15:00:00Z")
    known = write_incident("status: open\nacknowledged_at: 2026-11-03T14:30:00Z\n")
    assert len(log(known, AT, "me too", "acknowledged")) == 1


def test_it_is_not_acknowledged_before_it_began():
    incident = write_incident("status: open\nstarted_at: 2026-11-03T15:00:01Z\n")
    with pytest.raises(RecordError, match="is before `started_at`"):
        log(incident, AT, "on it", "acknowledged")


def test_what_was_sent_stops_its_clock():
    words = {"what": "customer-email", "to": "customers"}
    first, _ = log(write_incident(), AT, "apologised", "sent", "eve", words)
    assert first == AppendFact(
        ("sent",),
        {
            "what": "customer-email",
            "at": "2026-11-03T15:00:00Z",
            "by": "eve",
            "to": "customers",
        },
    )
    assert len(log(write_incident(), AT, "a word to the founders", "sent")) == 1


def test_another_companys_incident_takes_none():
    with pytest.raises(RecordError, match="another company's incident and cannot be logged"):
        log(write_incident("kind: external\n"), AT, "text")


def test_a_status_that_nobody_knows_gets_those_there_are():
    with pytest.raises(RecordError, match="has no status that is known") as refused:
        log(write_incident("status: opne\n"), AT, "text")
    assert "open, mitigated, resolved, cancelled" in refused.value.hint
