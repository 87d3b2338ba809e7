"""Roles, and handing them over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.assign import assign
from postmortem_kb.edit import AddEntry, AppendFact, SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

AT = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)

HELD = """\
status: open
roles:
  comms:
    - {who: ben, until: 2026-11-03T14:30:00Z}
    - {who: eve}
"""


def test_the_first_holder():
    edits = assign(write_incident("status: open\n"), "comms", "ada", AT, shared=False)
    assert edits == (
        AppendFact(("roles", "comms"), {"who": "ada", "from": "2026-11-03T15:00:00Z"}),
        AddEntry(AT, "role", "comms", "ada"),
    )


def test_a_hand_over_ends_the_holding_that_runs():
    first, _, entry = assign(write_incident(HELD), "comms", "ada", AT, shared=False)
    assert first == SetFact(("roles", "comms", 1, "until"), "2026-11-03T15:00:00Z")
    assert entry.text == "comms, taken over from eve"


def test_a_shared_role_is_shared():
    edits = assign(write_incident(HELD), "comms", "ada", AT, shared=True)
    assert [type(edit) for edit in edits] == [AppendFact, AddEntry]


def test_who_gave_it_up_may_take_it_again():
    assert assign(write_incident(HELD), "comms", "ben", AT, shared=False)


def test_who_holds_it_already_is_told():
    with pytest.raises(RecordError, match="eve holds the role comms already"):
        assign(write_incident(HELD), "comms", "eve", AT, shared=True)


def test_a_cancelled_incident_has_no_roles_to_give():
    with pytest.raises(RecordError, match="is cancelled and cannot be given a role"):
        assign(write_incident("status: cancelled\n"), "comms", "eve", AT, shared=True)
