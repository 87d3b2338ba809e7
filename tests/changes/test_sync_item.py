"""A ticket against its item."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from postmortem_kb.changes.sync_item import Comparison, Setting, sync_item
from postmortem_kb.edit import AppendFact, SetFact
from postmortem_kb.ticket import Agreed, Ticket, agreed_line, marker_of

URL = "https://github.com/acme/incidents/issues/1"
CLOSED = datetime(2026, 11, 10, tzinfo=UTC)
NAME = "2026-11-03-checkout#a1"
OPEN = Ticket(NAME, URL, is_open=True, finished=False, closed_at=None)
SHUT = replace(OPEN, is_open=False)
DONE = replace(SHUT, finished=True, closed_at=CLOSED)
SETTING = Setting({"ada": "ada", "ben@example.org": "ben", "ben": "ben"}, UTC, date(2026, 11, 12))


def compared(incident, position, found, **facts):
    item = replace(incident.action_items[position], **{"ticket": URL, **facts})
    return sync_item(incident, item, found, SETTING)


def agreed(owner, due, /, **facts):
    """An open ticket in which this was written down as agreed."""
    body = f"{marker_of(NAME)}\n{agreed_line(Agreed(owner, due, 'open'))}\nAction item"
    return replace(OPEN, body=body, **facts)


def test_agreement_says_nothing(incident):
    found = compared(incident, 0, agreed("", "2026-11-17"))
    assert found == Comparison()
    found = compared(incident, 0, OPEN)
    assert (found.edits, found.said, found.conflicts) == ((), (), ())


def test_a_new_ticket_is_written_into_the_record(incident):
    edit = SetFact(("action_items", 0, "ticket"), URL)
    assert compared(incident, 0, OPEN, ticket="").edits == (edit,)
    assert compared(incident, 0, OPEN).agreed == Agreed("", "2026-11-17", "open")


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


@pytest.mark.parametrize(("position", "word"), [(1, "done"), (2, "dropped")])
def test_an_end_that_the_record_says_closes_the_ticket(incident, position, word):
    name = f"{incident.id}#a{position + 1}"
    line = agreed_line(Agreed("", "", "open"))
    ticket = replace(OPEN, item=name, body=f"{marker_of(name)}\n{line}")
    found = compared(incident, position, ticket)
    assert (found.state, found.edits, found.conflicts) == (word, (), ())
    assert found.agreed == Agreed("", "", word)
    again = replace(ticket, body=f"{marker_of(name)}\n{agreed_line(found.agreed)}")
    assert compared(incident, position, again).conflicts == (
        f"the record says {word}, the ticket is open",
    )


def test_a_due_date_that_the_ticket_changed_moves_the_item(incident):
    ticket = agreed("", "2026-11-17", due="2026-11-24")
    found = compared(incident, 0, ticket)
    moved = {"on": "2026-11-12", "from": "2026-11-17", "to": "2026-11-24"}
    assert found.edits == (
        SetFact(("action_items", 0, "due"), "2026-11-24"),
        AppendFact(("action_items", 0, "moved"), moved | {"reason": "changed in the tracker"}),
    )
    # Agreed on is what is there: the edit may wait for its merge.
    assert (found.due, found.agreed) == ("", None)
    merged = compared(incident, 0, ticket, due="2026-11-24")
    assert (merged.edits, merged.agreed) == ((), Agreed("", "2026-11-24", "open"))


def test_a_due_date_that_the_record_changed_goes_to_the_ticket(incident):
    ticket = agreed("", "2026-11-17", due="2026-11-17")
    found = compared(incident, 0, ticket, due="2026-12-01")
    assert (found.edits, found.conflicts) == ((), ())
    assert (found.due, found.agreed) == ("2026-12-01", Agreed("", "2026-12-01", "open"))


def test_a_tracker_without_due_dates_is_told_of_a_new_one(incident):
    found = compared(incident, 0, agreed("", "2026-11-17"), due="2026-12-01")
    assert (found.due, found.conflicts) == ("2026-12-01", ())


def test_a_due_date_that_both_changed_is_a_conflict_that_stays_one(incident):
    ticket = agreed("", "2026-11-17", due="2026-11-24")
    found = compared(incident, 0, ticket, due="2026-12-01")
    assert (found.edits, found.due, found.agreed) == ((), "", None)
    [said] = found.conflicts
    assert said == (
        "the record's due date is 2026-12-01, the ticket's 2026-11-24; agreed was 2026-11-17"
    )


def test_a_day_that_is_over_is_no_new_due_date(incident):
    ticket = agreed("", "2026-11-17", due="2026-11-11")
    found = compared(incident, 0, ticket)
    assert (found.edits, found.agreed) == ((), None)
    assert "the ticket was moved to 2026-11-11" in found.conflicts[0]


@pytest.mark.parametrize(("due", "owner"), [("", "ada"), ("2026-11-30", "ada")])
def test_both_came_to_the_same(incident, due, owner):
    ticket = agreed("ben", "2026-11-17", due=due, assignees=("ada",))
    found = compared(incident, 0, ticket, due=due, owner=owner)
    assert (found.edits, found.owner, found.due, found.conflicts) == ((), "", "", ())
    assert found.agreed == Agreed("ada", due, "open")


@pytest.mark.parametrize(
    ("record", "there", "edits", "goes_to", "then"),
    [
        ("ada", ("ben@example.org",), True, "", "ada"),
        ("ben", ("ada",), False, "ben", "ben"),
        ("ada", ("stranger",), False, "", "ada"),
        ("ada", ("stranger", "Ada"), False, "", "ada"),
    ],
)
def test_an_owner_goes_to_the_side_that_did_not_change_it(
    incident, record, there, edits, goes_to, then
):
    ticket = agreed("ada", "2026-11-17", assignees=there)
    found = compared(incident, 0, ticket, owner=record)
    assert bool(found.edits) is edits
    assert (found.owner, found.conflicts) == (goes_to, ())
    assert (found.agreed or ticket.agreed).owner == then


def test_a_ticket_made_by_hand_is_compared_and_never_changed(incident):
    by_hand = replace(OPEN, item="", due="2026-11-24")
    found = compared(incident, 0, by_hand, ticket="PLAT-1")
    assert (found.edits, found.due, found.agreed) == ((), "", None)
    assert "the ticket's 2026-11-24" in found.conflicts[0]
    done = replace(DONE, item="")
    assert compared(incident, 0, done, ticket="PLAT-1").conflicts == ()


def test_an_end_before_the_promise_is_a_conflict(incident):
    early = replace(DONE, closed_at=datetime(2026, 11, 1, tzinfo=UTC))
    assert "the ticket says done on 2026-11-01" in compared(incident, 0, early).conflicts[0]


def test_a_state_that_nobody_agreed_on_is_not_written_down_as_agreed(incident):
    name = f"{incident.id}#a2"
    body = f"{marker_of(name)}\n{agreed_line(Agreed('', ''))}"
    found = compared(incident, 1, replace(OPEN, item=name, body=body))
    assert (found.state, found.agreed) == ("", None)
    assert found.conflicts == ("the record says done, the ticket is open",)
