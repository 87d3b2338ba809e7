"""What a ticket says against what the record says: edits where it adds, words where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from postmortem_kb.action_item import ActionItem
from postmortem_kb.changes._items import path_to
from postmortem_kb.changes._sides import Sides
from postmortem_kb.changes.finish_item import finish_item
from postmortem_kb.changes.move_item import move_item
from postmortem_kb.edit import Edits, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.ticket import Agreed, Ticket, agreed_line

REASON = "changed in the tracker"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The edits that make the record say what the ticket adds, and where the two contradict.

    `owner`, `due` and `state` are what the ticket is to be changed to, or ""; `agreed` is what both
    have said then, or None where that is no news or the ticket has no place for it.
    """

    edits: Edits = ()
    said: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    owner: str = ""
    due: str = ""
    state: str = ""
    agreed: Agreed | None = None

    def plus(self, more: Comparison) -> Comparison:
        """Both together."""
        return replace(
            self,
            edits=self.edits + more.edits,
            said=self.said + more.said,
            conflicts=self.conflicts + more.conflicts,
            owner=more.owner or self.owner,
            due=more.due or self.due,
            state=more.state or self.state,
            agreed=more.agreed or self.agreed,
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """What both are compared in: the handles by login or address of mail, the zone and the day."""

    handles: Mapping[str, str]
    zone: tzinfo
    today: date


def sync_item(incident: Incident, item: ActionItem, ticket: Ticket, setting: Setting) -> Comparison:
    """Compare one item with its ticket.

    A ticket takes nothing back, and what both sides changed is settled by neither: both are named.
    """
    ours = ticket.item == f"{incident.id}#{item.id}"
    agreed = ticket.agreed if ours else None
    state = _state(incident, item, ticket, agreed, setting)
    then = replace(agreed, state=_state_then(item, state, agreed)) if agreed else None
    found = _address(incident, item, ticket).plus(state)
    if item.open and ticket.is_open:
        facts, then = _facts(incident, item, ticket, agreed, setting)
        found = found.plus(facts)
    is_news = ours and then is not None and then != agreed and bool(agreed_line(then))
    return replace(found, agreed=then if is_news else None)


def _address(incident: Incident, item: ActionItem, ticket: Ticket) -> Comparison:
    if not item.ticket:
        edit = SetFact(path_to(item, "ticket"), ticket.url)
        return Comparison((edit,), (f"its ticket is {ticket.url}",))
    if item.ticket != ticket.url and ticket.item == f"{incident.id}#{item.id}":
        said = f"the record names ticket {item.ticket}, its marker stands in {ticket.url}"
        return Comparison(conflicts=(said,))
    return Comparison()


def _state(
    incident: Incident, item: ActionItem, ticket: Ticket, agreed: Agreed | None, setting: Setting
) -> Comparison:
    said = ""
    if not ticket.labelled:
        said = f"{ticket.url} did not get its label: may the token set one? Set it by hand"
    elif item.state in ("done", "dropped") and ticket.is_open:
        if agreed and agreed.state == "open":
            return Comparison(said=(f"its ticket is closed as {item.state}",), state=item.state)
        said = f"the record says {item.state}, the ticket is open"
    elif item.open and ticket.finished and ticket.closed_at:
        return _finished(incident, item, ticket, setting)
    elif item.open and not ticket.is_open:
        said = "the record says committed, the ticket was closed as not planned"
    return Comparison(conflicts=(said,)) if said else Comparison()


def _state_then(item: ActionItem, found: Comparison, agreed: Agreed) -> str:
    """The state that both agree on once `found` is acted on."""
    if found.conflicts or item.state not in ("committed", "done", "dropped"):
        return agreed.state
    return "done" if item.open and found.edits else "open" if item.open else item.state


def _finished(incident: Incident, item: ActionItem, ticket: Ticket, setting: Setting) -> Comparison:
    assert ticket.closed_at
    day = ticket.closed_at.astimezone(setting.zone).date()
    try:
        edits = finish_item(incident, item.id, day, ticket.url)
    except RecordError as refused:
        return Comparison(conflicts=(f"the ticket says done on {day}: {refused.message}",))
    return Comparison(edits, (f"done on {day}, as its ticket says",))


def _facts(
    incident: Incident, item: ActionItem, ticket: Ticket, agreed: Agreed | None, setting: Setting
) -> tuple[Comparison, Agreed | None]:
    """Owner and due date, and what is agreed once the ticket was told, if it is known."""
    before = (agreed.owner, agreed.due) if agreed else (None, None)
    owner = Sides(item.owner, _owner_there(item, ticket, agreed, setting), before[0])
    due = Sides(item.due, _due_there(item, ticket, agreed), before[1])
    of_owner, of_due = _owner(item, owner), _due(incident, item, due, setting.today)
    found = of_owner.plus(of_due)
    is_known = agreed is not None or not found.conflicts
    then = Agreed(_settled(owner, of_owner), _settled(due, of_due), "open")
    return found, then if is_known else None


def _settled(sides: Sides, found: Comparison) -> str:
    """What both have said; after a conflict, what both said before.

    An edit of the record is agreed on once a later comparison finds it there: until it is merged,
    a run elsewhere would take the old word for a change, and undo the ticket's.
    """
    return (sides.agreed or "") if found.conflicts else sides.record


def _owner_there(item: ActionItem, ticket: Ticket, agreed: Agreed | None, setting: Setting) -> str:
    """Whom the ticket was given to, as handles; without anybody who is known, as agreed."""
    logins = (login.casefold() for login in ticket.assignees)
    known = [setting.handles[login] for login in logins if login in setting.handles]
    before = agreed.owner if agreed else item.owner
    if not known or before in known:
        return item.owner if item.owner in known else before
    return item.owner if item.owner in known else ", ".join(known)


def _due_there(item: ActionItem, ticket: Ticket, agreed: Agreed | None) -> str:
    """The ticket's due date; where its tracker has none, what was agreed."""
    if ticket.due is not None:
        return ticket.due
    return agreed.due if agreed else item.due


def _owner(item: ActionItem, owner: Sides) -> Comparison:
    if owner.record_changed and owner.record:
        return Comparison(said=(f"its ticket goes to {owner.record}",), owner=owner.record)
    if owner.ticket_changed and "," not in owner.ticket:
        edit = SetFact(path_to(item, "owner"), owner.ticket)
        return Comparison((edit,), (f"its owner is {owner.ticket}, {REASON}",))
    if owner.equal:
        return Comparison()
    return _differ("owner", owner)


def _due(incident: Incident, item: ActionItem, due: Sides, today: date) -> Comparison:
    there = parse_date(due.ticket)
    if due.record_changed and parse_date(due.record):
        return Comparison(said=(f"its ticket becomes due on {due.record}",), due=due.record)
    if due.ticket_changed and there:
        return _moved(incident, item, there, today)
    if due.equal:
        return Comparison()
    return _differ("due date", due)


def _moved(incident: Incident, item: ActionItem, due: date, today: date) -> Comparison:
    said = (f"due on {due} in place of {item.due or 'no day'}, {REASON}",)
    if not item.due:
        return Comparison((SetFact(path_to(item, "due"), due.isoformat()),), said)
    try:
        return Comparison(move_item(incident, item.id, due, today, REASON), said)
    except RecordError as refused:
        return Comparison(conflicts=(f"the ticket was moved to {due}: {refused.message}",))


def _differ(name: str, sides: Sides) -> Comparison:
    there, here = sides.ticket or "not given", sides.record or "not given"
    before = f"; agreed was {sides.agreed}" if sides.agreed else ""
    return Comparison(
        conflicts=(f"the record's {name} is {here}, the ticket's {there}{before}",),
    )
