"""The use case behind `sync`: every promise has one ticket, and what its ticket says is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from postmortem_kb.action_item import ActionItem
from postmortem_kb.changes.sync_item import Comparison, Setting, sync_item
from postmortem_kb.document import text_of
from postmortem_kb.edit import Edits
from postmortem_kb.editing import edit_record
from postmortem_kb.errors import ConfigurationError, PostmortemError
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.integrations._limits import LimitReached
from postmortem_kb.integrations._tracker import Tracker
from postmortem_kb.project import Project
from postmortem_kb.reports.ticket import draft_of
from postmortem_kb.stray_tickets import by_item, iter_strays
from postmortem_kb.ticket import Ticket, item_in, marker_of, with_agreed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: `said` was or would be done, the rest needs a person.

    `passed_over` says why it was not compared at all. `item` is the address of a ticket where its
    record may not be named.
    """

    item: str
    said: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    failure: PostmortemError | None = None
    passed_over: str = ""


def sync(project: Project, tracker: Tracker, *, apply: bool) -> Iterator[Outcome]:
    """Compare every item with its ticket, one after the other; `apply` writes.

    The tickets are listed first: where that fails, nothing is made, and `PostmortemError` is
    raised. What fails later is the outcome of its item, and the rest goes on; after a limit no
    further item is tried.
    """
    label = text_of(project.policy.part("action_items"), "label") or "post-mortem"
    public = tracker.is_public()
    found = by_item(tracker.tickets(label), project.incidents)
    run = _Run(project, tracker, label, found, apply)
    told = [each for each in project.incidents if _may_be_told(each, public=public)]
    for incident in told:
        yield from (run.outcome(incident, item) for item in incident.action_items)
        if incident.postmortem and incident.postmortem.broken:
            yield Outcome(incident.id, passed_over=f"{POSTMORTEM_FILE} cannot be read")
    for name, why in iter_strays(found, project.incidents, told):
        yield Outcome(name, conflicts=(why,))


def _may_be_told(incident: Incident, *, public: bool) -> bool:
    """Restricted records never leave; of the others, a public tracker gets the public ones."""
    told = incident.visibility == "public" or (incident.visibility == "internal" and not public)
    return told and incident.kind == "incident" and incident.status != "cancelled"


@dataclass(slots=True)
class _Run:
    """One run. `stopped` is why no further request is made."""

    project: Project
    tracker: Tracker
    label: str
    found: Mapping[str, Sequence[Ticket]]
    apply: bool
    stopped: PostmortemError | None = None
    setting: Setting = field(init=False)

    def __post_init__(self) -> None:
        people = self.project.people or {}
        mails = {one.mail.casefold(): one.handle for one in people.values() if one.mail}
        zone = self.project.policy.zone
        today = self.project.now.astimezone(zone).date()
        self.setting = Setting(mails | {handle: handle for handle in people}, zone, today)

    def outcome(self, incident: Incident, item: ActionItem) -> Outcome:
        """What becomes of one item; a failure is its outcome and is not raised."""
        name = f"{incident.id}#{item.id}"
        try:
            return self._outcome(name, incident, item)
        except LimitReached as failure:
            self.stopped = ConfigurationError("not tried, because of the limit", failure.hint)
            return Outcome(name, failure=failure)
        except PostmortemError as failure:
            return Outcome(name, failure=failure)

    def _outcome(self, name: str, incident: Incident, item: ActionItem) -> Outcome:
        tickets = self.found.get(name, ())
        if len(tickets) > 1:
            listed = ", ".join(ticket.url for ticket in tickets)
            return Outcome(name, conflicts=(f"several tickets have its marker: {listed}",))
        if tickets:
            return self._compare(incident, self._named_so(item, tickets[0]), tickets[0])
        if not item.open or item_in(marker_of(name)) != name:
            return Outcome(name)
        if item.ticket:
            return self._named(name, incident, item)
        if not self.apply:
            return Outcome(name, ("a ticket would be made",))
        return self._made(incident, item)

    def _named_so(self, item: ActionItem, ticket: Ticket) -> ActionItem:
        """The item with its ticket's address, where it says `ENG-12` or `#12` and means that."""
        if item.ticket in ("", ticket.url):
            return item
        self._go_on()
        meant = self.tracker.read(item.ticket)
        return replace(item, ticket=ticket.url) if meant and meant.url == ticket.url else item

    def _named(self, name: str, incident: Incident, item: ActionItem) -> Outcome:
        """A ticket that somebody made by hand is read, and is theirs: nothing is written in it."""
        self._go_on()
        ticket = self.tracker.read(item.ticket)
        if ticket is None:
            why = f"its ticket {item.ticket} is none that this tracker knows"
            return Outcome(name, passed_over=why)
        return self._compare(incident, item, ticket)

    def _made(self, incident: Incident, item: ActionItem) -> Outcome:
        self._go_on()
        draft = draft_of(incident, item, self.project.policy, self.project.people or {})
        made = self.tracker.create(draft, self.label)
        if not made.labelled:
            said = "not tried: a ticket without its label would be made again"
            self.stopped = ConfigurationError(said, "may the token set labels?")
        return self._compare(incident, item, made)

    def _compare(self, incident: Incident, item: ActionItem, ticket: Ticket) -> Outcome:
        compared = sync_item(incident, item, ticket, self.setting)
        conflicts = compared.conflicts
        if self.apply:
            self._write(incident, item, ticket, compared)
            conflicts += self._tell(incident, item, ticket, compared)
        return Outcome(f"{incident.id}#{item.id}", compared.said, conflicts)

    def _write(
        self, incident: Incident, item: ActionItem, ticket: Ticket, compared: Comparison
    ) -> None:
        """Edit the record as it is under the lock; it may have changed meanwhile."""

        def edits(now: Incident) -> Edits:
            same = [each for each in now.action_items if each.id == item.id]
            return sync_item(now, same[0], ticket, self.setting).edits if len(same) == 1 else ()

        if compared.edits:
            edit_record(self.project, incident.id, edits, POSTMORTEM_FILE)

    def _tell(
        self, incident: Incident, item: ActionItem, ticket: Ticket, compared: Comparison
    ) -> tuple[str, ...]:
        """Change the ticket, and only then what is agreed: a run that dies between is repeated."""
        if compared.agreed is None:
            return ()
        self._go_on()
        draft = draft_of(incident, item, self.project.policy, self.project.people or {})
        draft = replace(draft, owner=compared.owner, due=compared.due, state=compared.state)
        changed = self.tracker.change(ticket, draft)
        if compared.owner and not self._is_given(changed, compared.owner):
            return (f"the ticket could not be taken from {', '.join(changed.assignees)}",)
        self.tracker.rewrite(ticket, with_agreed(changed.body, compared.agreed))
        return ()

    def _is_given(self, ticket: Ticket, owner: str) -> bool:
        known = [self.setting.handles.get(login.casefold()) for login in ticket.assignees]
        return not any(known) or owner in known

    def _go_on(self) -> None:
        if self.stopped:
            raise self.stopped
