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


HELD = """\
status: open
roles:
  comms:
    - {who: ben, from: 2026-11-03T14:00:00Z, until: 2026-11-03T14:30:00Z}
    - {who: eve, from: 2026-11-03T14:30:00Z}
  lead:
    - {who: eve}
    - {who: eve, from: 2026-11-03T16:00:00Z}
"""


def ends(*roles):
    return [SetFact(("roles", role, n, "until"), "2026-11-03T15:00:00Z") for role, n in roles]


def test_who_left_holds_no_role_any_more():
    edits = log(write_incident(HELD), AT, "off to bed", "left", "eve")
    assert list(edits[:-1]) == ends(("comms", 1), ("lead", 0))


def test_or_one_role_no_more():
    edits = log(write_incident(HELD), AT, "off to bed", "left", "eve", {"role": "comms"})
    assert list(edits[:-1]) == ends(("comms", 1))


@pytest.mark.parametrize("who", ["ben", "ada", ""])
def test_who_holds_none_just_leaves(who):
    assert len(log(write_incident(HELD), AT, "bye", "left", who)) == 1


def test_another_companys_incident_takes_none():
    with pytest.raises(RecordError, match="another company's incident and cannot be logged"):
        log(write_incident("kind: external\n"), AT, "text")


def test_a_status_that_nobody_knows_gets_those_there_are():
    with pytest.raises(RecordError, match="has no status that is known") as refused:
        log(write_incident("status: opne\n"), AT, "text")
    assert "open, mitigated, resolved, cancelled" in refused.value.hint
