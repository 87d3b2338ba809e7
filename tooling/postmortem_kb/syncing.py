"""The use case behind `sync`: every promise has one ticket, and what its ticket says is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from postmortem_kb.action_item import ActionItem
from postmortem_kb.changes.sync_item import Comparison, sync_item
from postmortem_kb.document import text_of
from postmortem_kb.edit import Edits
from postmortem_kb.editing import edit_record
from postmortem_kb.errors import PostmortemError
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.integrations._tracker import Tracker
from postmortem_kb.project import Project
from postmortem_kb.reports.ticket import render, title_of
from postmortem_kb.ticket import Ticket, item_in, marker_of

_NO_TICKET: Sequence[Ticket] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: `said` was or would be done, the rest needs a person."""

    item: str
    said: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    failure: PostmortemError | None = None


def sync(project: Project, tracker: Tracker, *, apply: bool) -> Iterator[Outcome]:
    """Compare every item with its ticket, one after the other; `apply` writes.

    The tickets are listed first: where that fails, nothing is made, and `PostmortemError` is
    raised. What fails later is the outcome of its item, and the rest goes on.
    """
    label = text_of(project.policy.part("action_items"), "label") or "post-mortem"
    public = tracker.is_public()
    found: dict[str, list[Ticket]] = defaultdict(list)
    for ticket in tracker.tickets(label):
        found[ticket.item].append(ticket)
    for incident in project.incidents:
        if _may_be_told(incident, public=public):
            for item in incident.action_items:
                yield _outcome(project, tracker, label, incident, item, found, apply=apply)


def _may_be_told(incident: Incident, *, public: bool) -> bool:
    """Restricted records never leave; of the others, a public tracker gets the public ones."""
    told = incident.visibility == "public" or (incident.visibility == "internal" and not public)
    return told and incident.kind == "incident" and incident.status != "cancelled"


def _outcome(
    project: Project,
    tracker: Tracker,
    label: str,
    incident: Incident,
    item: ActionItem,
    found: Mapping[str, Sequence[Ticket]],
    *,
    apply: bool,
) -> Outcome:
    name = f"{incident.id}#{item.id}"
    tickets = found.get(name, _NO_TICKET)
    try:
        if len(tickets) > 1:
            listed = ", ".join(ticket.url for ticket in tickets)
            return Outcome(name, conflicts=(f"several tickets have its marker: {listed}",))
        if tickets:
            return _compare(project, incident, item, tickets[0], apply=apply)
        if not item.open or item.ticket or item_in(marker_of(name)) != name:
            return Outcome(name)
        if not apply:
            return Outcome(name, ("a ticket would be made",))
        body = "\n".join(render(incident, item, project.policy))
        made = tracker.create(title_of(item), body, label)
        return _compare(project, incident, item, made, apply=True)
    except PostmortemError as failure:
        return Outcome(name, failure=failure)


def _compare(
    project: Project, incident: Incident, item: ActionItem, ticket: Ticket, *, apply: bool
) -> Outcome:
    compared = _comparison(project, incident, item, ticket)
    if compared.edits and apply:
        edit_record(
            project, incident.id, lambda now: _edits(project, now, item, ticket), POSTMORTEM_FILE
        )
    return Outcome(f"{incident.id}#{item.id}", compared.said, compared.conflicts)


def _edits(project: Project, incident: Incident, item: ActionItem, ticket: Ticket) -> Edits:
    """The edits against the record as it is under the lock; it may have changed meanwhile."""
    same = [each for each in incident.action_items if each.id == item.id]
    return _comparison(project, incident, same[0], ticket).edits if len(same) == 1 else ()


def _comparison(
    project: Project, incident: Incident, item: ActionItem, ticket: Ticket
) -> Comparison:
    people = frozenset(project.people or ())
    return sync_item(incident, item, ticket, people, project.policy.zone)
