"""The deadlines of post-mortems as one rolling text, and who is to be told once.

Each post-mortem passes two stages: `soon`, 24 hours or less are left, and `over`. What was told
stands as hidden markers in the text itself, so that the next run knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from postmortem_kb.clocks import Reading, read_clocks
from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_utc
from postmortem_kb.people import HANDLE
from postmortem_kb.policy import Policy
from postmortem_kb.reports._markdown import code
from postmortem_kb.reports._words import shown_time

MARKER = "<!-- postmortem-deadlines -->"
SOON = timedelta(hours=24)
_TOLD = re.compile(r"^<!-- told: (\S+ (?:soon|over) \S+) -->$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A post-mortem that is not published, until when it is due (UTC), and who writes it.

    `stage` is "", "soon" or "over".
    """

    id: str
    title: str
    due: datetime
    stage: str
    people: tuple[str, ...]

    @property
    def key(self) -> str:
        """What is told once: this record, this stage, this deadline."""
        return f"{self.id} {self.stage} {format_utc(self.due)}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """All deadlines that run or are over, first due first, at `now` (UTC)."""

    now: datetime
    zone: tzinfo
    deadlines: tuple[Deadline, ...]


def collect(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Reminder:
    """The deadlines of all records that may be named. What a waiver explains is not due."""
    found = (
        _deadline(incident, reading, policy, now)
        for incident in incidents
        if not incident.restricted
        for reading in read_clocks(incident, policy, now)
        if reading.clock.stops == "published" and reading.state in ("running", "missed")
        if reading.stopped is None
    )
    ordered = sorted(found, key=lambda deadline: (deadline.due, deadline.id))
    return Reminder(now, policy.zone, tuple(ordered))


def told_in(text: str) -> frozenset[str]:
    """The keys that an issue or a comment says were told."""
    return frozenset(_TOLD.findall(text))


def render(reminder: Reminder, told: Iterable[str]) -> Iterator[str]:
    """The lines of the issue, which remembers of `told` what is still of use."""
    yield MARKER
    yield f"As of {shown_time(reminder.now, reminder.zone)}."
    yield ""
    if not reminder.deadlines:
        yield "No post-mortem is due."
    for deadline in reminder.deadlines:
        yield f"- {_described(deadline, reminder.zone)}"
    known = {deadline.key for deadline in reminder.deadlines}
    yield from (f"<!-- told: {key} -->" for key in sorted(known.intersection(told)))


def due_to_tell(reminder: Reminder, told: Iterable[str]) -> tuple[Deadline, ...]:
    """Those whose stage nobody has been told of."""
    known = frozenset(told)
    return tuple(d for d in reminder.deadlines if d.stage and d.key not in known)


def render_comment(deadlines: Iterable[Deadline], zone: tzinfo) -> Iterator[str]:
    """The lines of the comment that mentions the authors, with the markers of what it tells."""
    for deadline in deadlines:
        people = " ".join(f"@{handle}" for handle in deadline.people)
        yield f"- {_described(deadline, zone)} {people}".rstrip()
    yield ""
    yield "Publish it, or say why it is late with a waiver of `postmortem-deadline`."
    yield from (f"<!-- told: {deadline.key} -->" for deadline in deadlines)


def _deadline(incident: Incident, reading: Reading, policy: Policy, now: datetime) -> Deadline:
    soon = "soon" if reading.due - now <= SOON else ""
    stage = "over" if reading.state == "missed" else soon
    people = tuple(handle for handle in _people(incident, policy) if HANDLE.fullmatch(handle))
    return Deadline(incident.id, incident.title, reading.due, stage, people)


def _people(incident: Incident, policy: Policy) -> tuple[str, ...]:
    """The authors, else who is to draft it, else who declared the incident.

    The people of an example are nobody; on GitHub their handles are somebody's.
    """
    if policy.part("organisation").get("example") is True:
        return ()
    role = text_of(policy.part("postmortem"), "drafted_by")
    drafting = tuple(held.who for held in incident.holdings if held.role == role and not held.until)
    return incident.authors or drafting or (text_of(incident.incident.data, "declared_by"),)


def _described(deadline: Deadline, zone: tzinfo) -> str:
    words = {"": "is due", "soon": "is due in less than 24 hours,", "over": "was due"}
    at = shown_time(deadline.due, zone)
    return f"**{deadline.id}** {words[deadline.stage]} {at}: {code(deadline.title)}"
