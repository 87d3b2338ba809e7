"""Action items as the weekly report names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from urllib.parse import quote

from postmortem_kb.action_item import ActionItem
from postmortem_kb.document import text_of, texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.people import Person, team_on
from postmortem_kb.policy import Policy
from postmortem_kb.reports._links import record_link
from postmortem_kb.reports._week import Week

_PLACEHOLDERS = frozenset({"", "tbd", "todo", "unknown", "nobody", "none"})


@dataclass(frozen=True, slots=True)
class Promise:
    """An action item with what a manager asks of it. Facts that nobody gave are empty or None.

    `due_first` is the due date before it was ever moved; `missing` names what the policy asks of
    a committed item and nobody gave; `link` leads to the record (an address, else a path),
    `ticket_link` to the ticket.
    """

    incident: str
    item: str
    title: str
    state: str
    owner: str
    team: str
    left: bool
    priority: str
    severity: str
    ticket: str
    ticket_link: str
    link: str
    added: date | None
    due: date | None
    due_first: date | None
    days_overdue: int
    moves: int
    moved_by: tuple[str, ...]
    missing: tuple[str, ...]
    done: date | None
    dropped: date | None
    dropped_why: str
    verify_by: str

    @property
    def name(self) -> str:
        """The name by which people and tickets call it: `INCIDENT#a1`."""
        return f"{self.incident}#{self.item}"


def iter_promises(
    incidents: Iterable[Incident], policy: Policy, people: Mapping[str, Person], week: Week
) -> Iterator[Promise]:
    """Every action item that is more than an idea, of incidents as they stood at the week's end."""
    for incident in incidents:
        for item in incident.action_items:
            if item.state != "idea":
                yield _promise(incident, item, policy, people, week)


def by_urgency(promise: Promise) -> tuple[int, date, str]:
    """The order of promises: the longest overdue first, then by due date."""
    return (-promise.days_overdue, promise.due or date.max, promise.name)


def team_of(item: ActionItem, people: Mapping[str, Person], today: date, zone: tzinfo) -> str:
    """The team that an item counts for: its owner's on the day that settled it.

    That is the day it was done or dropped, else the day it is due, else `today`; never one to
    come. So what a team let slip stays with it when its owner moves, until it gets a new day.
    """
    settled = {"done": _day(item.done_at, zone), "dropped": parse_date(text_of(item.dropped, "on"))}
    day = settled.get(item.state) or parse_date(item.due) or today
    return team_on(people, item.owner, min(day, today))


def _promise(
    incident: Incident,
    item: ActionItem,
    policy: Policy,
    people: Mapping[str, Person],
    week: Week,
) -> Promise:
    due, person = parse_date(item.due), people.get(item.owner)
    overdue = (week.today - due).days if due and item.open else 0
    return Promise(
        incident=incident.id,
        item=item.id,
        title=item.title,
        state=item.state,
        owner=item.owner,
        team=team_of(item, people, week.today, policy.zone),
        left=bool(person and person.left_by(week.today)),
        priority=item.priority,
        severity=incident.severity,
        ticket=item.ticket,
        ticket_link=_ticket_link(item.ticket, policy),
        link=record_link(incident, policy, item=item.id),
        added=parse_date(item.added),
        due=due,
        due_first=_first_due(item) or due,
        days_overdue=max(0, overdue),
        moves=len(item.moved),
        moved_by=tuple(dict.fromkeys(text_of(move, "by") for move in item.moved)),
        missing=_missing(item, due, policy) if item.open else (),
        done=_day(item.done_at, week.zone) if item.state == "done" else None,
        dropped=parse_date(text_of(item.dropped, "on")) if item.state == "dropped" else None,
        dropped_why=text_of(item.dropped, "reason"),
        verify_by=item.verify_by,
    )


def _day(written: str, zone: tzinfo) -> date | None:
    """The day, in the policy's zone, of a stamp or a bare date."""
    moment = parse_moment(written)
    return parse_date(written) or (moment.at.astimezone(zone).date() if moment else None)


def _first_due(item: ActionItem) -> date | None:
    return parse_date(text_of(item.moved[0], "from")) if item.moved else None


def _missing(item: ActionItem, due: date | None, policy: Policy) -> tuple[str, ...]:
    known = {
        "owner": item.owner.casefold() not in _PLACEHOLDERS,
        "ticket": item.ticket.casefold() not in _PLACEHOLDERS,
        "due": due is not None,
    }
    needed = texts_of(policy.part("action_items"), "committed_needs")
    return tuple(fact for fact in needed if not known.get(fact, True))


def _ticket_link(ticket: str, policy: Policy) -> str:
    if ticket.startswith(("https://", "http://")):
        return ticket
    template = text_of(policy.part("action_items"), "ticket_url")
    return template.replace("{ticket}", quote(ticket, safe="")) if ticket else ""
