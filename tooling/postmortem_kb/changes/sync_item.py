"""What a ticket says against what the record says: edits where it adds, words where they differ."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import tzinfo

from postmortem_kb.action_item import ActionItem
from postmortem_kb.changes._items import path_to
from postmortem_kb.changes.finish_item import finish_item
from postmortem_kb.edit import Edits, SetFact
from postmortem_kb.incident import Incident
from postmortem_kb.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Comparison:
    """The edits that make the record say what the ticket adds, and where the two contradict."""

    edits: Edits = ()
    said: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def sync_item(
    incident: Incident, item: ActionItem, ticket: Ticket, people: Set[str], zone: tzinfo
) -> Comparison:
    """Compare one item with its ticket; `people` are the handles whose logins are known.

    A ticket never takes anything back: where it contradicts the record, both sides are named.
    """
    edits, said, conflicts = _address(item, ticket)
    if item.open and ticket.finished and ticket.closed_at:
        day = ticket.closed_at.astimezone(zone).date()
        edits += finish_item(incident, item.id, day, ticket.url)
        said += (f"done on {day}, as its ticket says",)
    return Comparison(
        edits, said, (*conflicts, *_state(item, ticket), *_owner(item, ticket, people))
    )


def _address(item: ActionItem, ticket: Ticket) -> tuple[Edits, tuple[str, ...], tuple[str, ...]]:
    if not item.ticket:
        edit = SetFact(path_to(item, "ticket"), ticket.url)
        return (edit,), (f"its ticket is {ticket.url}",), ()
    if item.ticket != ticket.url:
        return (
            (),
            (),
            (f"the record names ticket {item.ticket}, its marker stands in {ticket.url}",),
        )
    return (), (), ()


def _state(item: ActionItem, ticket: Ticket) -> tuple[str, ...]:
    if not ticket.labelled:
        return (f"{ticket.url} did not get its label: may the token set one? Set it by hand",)
    if item.state in ("done", "dropped") and ticket.is_open:
        return (f"the record says {item.state}, the ticket is open",)
    if item.open and not ticket.is_open and not ticket.finished:
        return ("the record says committed, the ticket was closed as not planned",)
    return ()


def _owner(item: ActionItem, ticket: Ticket, people: Set[str]) -> tuple[str, ...]:
    known = [login.casefold() for login in ticket.assignees if login.casefold() in people]
    if not item.open or not known or item.owner in known:
        return ()
    return (f"the record's owner is {item.owner or 'nobody'}, the ticket's {', '.join(known)}",)
