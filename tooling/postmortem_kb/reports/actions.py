"""The action items of all incidents, and which of them are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from postmortem_kb.action_item import ActionItem
from postmortem_kb.as_of import incident_as_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.reports._promises import team_of


@dataclass(frozen=True, slots=True)
class Row:
    """An item, with its incident and the team of its owner.

    `age` is in days since it was added, `days_overdue` counts while it is committed.
    """

    incident: Incident
    item: ActionItem
    team: str
    age: int | None
    days_overdue: int

    @property
    def name(self) -> str:
        """`INCIDENT#a1`."""
        return f"{self.incident.id}#{self.item.id}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are asked for; what is empty or None asks for nothing. `age` is in days."""

    states: tuple[str, ...] = ()
    owner: str = ""
    team: str = ""
    service: str = ""
    incident: str = ""
    age: int | None = None

    def takes(self, row: Row) -> bool:
        """Whether the item is among those asked for."""
        return (
            (not self.states or row.item.state in self.states)
            and self.owner in ("", row.item.owner)
            and self.team in ("", row.team)
            and self.incident in ("", row.incident.id)
            and (not self.service or self.service in row.incident.services)
            and (self.age is None or (row.age is not None and row.age >= self.age))
        )


def collect(
    incidents: Iterable[Incident],
    wanted: Wanted,
    policy: Policy,
    people: Mapping[str, Person],
    now: datetime,
) -> tuple[Row, ...]:
    """The items asked for as they stood at `now`, the first due first, undated ones last."""
    today = now.astimezone(policy.zone).date()
    stood = filter(None, (incident_as_of(each, now, policy.zone) for each in incidents))
    rows = (row for incident in stood for row in _rows(incident, people, today, policy.zone))
    return tuple(sorted(filter(wanted.takes, rows), key=_by_due))


def _rows(
    incident: Incident, people: Mapping[str, Person], today: date, zone: tzinfo
) -> Iterator[Row]:
    for item in incident.action_items:
        added = parse_date(item.added)
        due = parse_date(item.due) if item.open else None
        yield Row(
            incident=incident,
            item=item,
            team=team_of(item, people, today, zone),
            age=(today - added).days if added else None,
            days_overdue=max(0, (today - due).days) if due else 0,
        )


def _by_due(row: Row) -> tuple[date, str]:
    return (parse_date(row.item.due) or date.max, row.name)
