"""Whose ticket is whose: by the item it is of today, and those that no item stands for any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from postmortem_kb.incident import Incident
from postmortem_kb.ticket import Ticket

UNTOLD = "it is about a record that may not be told here: delete it by hand"


def by_item(tickets: Iterable[Ticket], incidents: Iterable[Incident]) -> dict[str, list[Ticket]]:
    """The tickets by the `INCIDENT#a1` of today: a record that was renamed keeps its own.

    A page that was read while the list grew may bring a ticket twice; it is one.
    """
    renamed = {old: incident.id for incident in incidents for old in incident.aliases}
    found: dict[str, list[Ticket]] = defaultdict(list)
    for ticket in {ticket.url: ticket for ticket in tickets}.values():
        incident, mark, item = ticket.item.partition("#")
        name = f"{renamed.get(incident, incident)}{mark}{item}"
        found[name].append(replace(ticket, item=name))
    return found


def iter_strays(
    found: Mapping[str, Sequence[Ticket]],
    incidents: Iterable[Incident],
    told: Collection[Incident],
) -> Iterator[tuple[str, str]]:
    """The name of each ticket that nobody compares, and why somebody has to look at it.

    `told` are the incidents whose items are compared. A ticket of an incident that is not known
    here may be another knowledge base's. One of a record that may not be told goes by its address.
    """
    known = {incident.id: incident for incident in incidents}
    compared = {f"{each.id}#{item.id}" for each in told for item in each.action_items}
    for name, tickets in found.items():
        incident = known.get(name.partition("#")[0])
        if incident and name not in compared:
            yield from _strays(name, tickets, incident, {each.id for each in told})


def _strays(
    name: str, tickets: Iterable[Ticket], incident: Incident, told: Collection[str]
) -> Iterator[tuple[str, str]]:
    counts = incident.kind == "incident" and incident.status != "cancelled"
    readable = incident.postmortem is None or not incident.postmortem.broken
    for ticket in tickets:
        if incident.restricted or (counts and incident.id not in told):
            yield ticket.url, UNTOLD
        elif ticket.is_open and not counts:
            word = incident.kind if incident.kind != "incident" else "cancelled"
            yield name, f"its incident is {word}, the ticket is open: {ticket.url}"
        elif ticket.is_open and readable:
            yield name, f"the record has no such item any more, the ticket is open: {ticket.url}"
