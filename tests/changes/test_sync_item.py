"""A ticket against its item."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from postmortem_kb.changes.sync_item import sync_item
from postmortem_kb.edit import SetFact
from postmortem_kb.ticket import Ticket

URL = "https://github.com/acme/incidents/issues/1"
CLOSED = datetime(2026, 11, 10, tzinfo=UTC)
OPEN = Ticket("2026-11-03-checkout#a1", URL, is_open=True, finished=False, closed_at=None)
SHUT = replace(OPEN, is_open=False)
DONE = replace(SHUT, finished=True, closed_at=CLOSED)


def compared(incident, position, found, **facts):
    item = replace(incident.action_items[position], **{"ticket": URL, **facts})
    return sync_item(incident, item, found, {"ada", "ben"}, UTC)


def test_agreement_says_nothing(incident):
    found = compared(incident, 0, OPEN)
    assert (found.edits, found.said, found.conflicts) == ((), (), ())


def test_a_new_ticket_is_written_into_the_record(incident):
    edit = SetFact(("action_items", 0, "ticket"), URL)
    assert compared(incident, 0, OPEN, ticket="").edits == (edit,)


def test_a_finished_ticket_makes_its_item_done(incident):
    found = compared(incident, 0, DONE)
    assert SetFact(("action_items", 0, "done_at"), "2026-11-10") in found.edits
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("position", "ticket", "facts", "said"),
    [
        (0, OPEN, {"ticket": "PLAT-1"}, "names ticket PLAT-1"),
        (0, SHUT, {}, "closed as not planned"),
        (1, OPEN, {}, "the record says done, the ticket is open"),
        (2, OPEN, {}, "the record says dropped, the ticket is open"),
        (0, replace(OPEN, assignees=("Ben",)), {"owner": "ada"}, "owner is ada, the ticket's ben"),
        (0, replace(OPEN, labelled=False), {}, "did not get its label"),
    ],
)
def test_conflicts_show_both_sides_and_change_nothing(incident, position, ticket, facts, said):
    found = compared(incident, position, ticket, **facts)
    assert found.edits == ()
    [conflict] = found.conflicts
    assert said in conflict


def test_logins_that_nobody_has_are_no_conflict(incident):
    assert compared(incident, 0, replace(OPEN, assignees=("bot",))).conflicts == ()
