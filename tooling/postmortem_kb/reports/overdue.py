"""The weekly report: what was promised and not done, without drills and external incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat

from postmortem_kb.as_of import incident_as_of, lacks_facts
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.reports._escalation import Escalation, iter_escalations
from postmortem_kb.reports._ideas import Idea, iter_ideas
from postmortem_kb.reports._lateness import (
    Deadline,
    Excuse,
    Lingering,
    Unread,
    iter_deadlines,
    iter_excuses,
    iter_lingering,
    iter_unread,
)
from postmortem_kb.reports._links import board_link
from postmortem_kb.reports._promises import Promise, by_urgency, iter_promises
from postmortem_kb.reports._week import Week


@dataclass(frozen=True, slots=True)
class Report:
    """What the report names, each part in the order in which it is printed.

    `open_items` counts all committed items, and is None where that is not known. "New", "done" and
    "dropped" are of the seven days before today; `due_soon`, `ending` and `to_verify` of the
    seven that begin today. `missed` is the ISO week before, where its report was not delivered.
    `later` counts the incidents of which something is left out, because it is dated after now.
    `board` is where everything promised stands on the site, or "".
    """

    week: Week
    open_items: int | None
    overdue: tuple[Promise, ...]
    incomplete: tuple[Promise, ...]
    of_leavers: tuple[Promise, ...]
    missing: tuple[Deadline, ...]
    late: tuple[Deadline, ...]
    lingering: tuple[Lingering, ...]
    escalations: tuple[Escalation, ...]
    ideas: tuple[Idea, ...]
    due_soon: tuple[Promise, ...]
    to_verify: tuple[Promise, ...]
    new: tuple[Promise, ...]
    done: tuple[Promise, ...]
    dropped: tuple[Promise, ...]
    waived: tuple[Excuse, ...]
    ending: tuple[Excuse, ...]
    missed: str = ""
    later: int = 0
    unread: tuple[Unread, ...] = ()
    board: str = ""


def collect(
    incidents: Iterable[Incident],
    policy: Policy,
    people: Mapping[str, Person],
    now: datetime,
) -> Report:
    """The report on the incidents as they stood at `now` (UTC)."""
    week = Week(now, policy.zone)
    counted = [incident for incident in incidents if incident.kind == "incident"]
    stood = [incident_as_of(incident, now, policy.zone) for incident in counted]
    then = sorted((found for found in stood if found), key=lambda incident: incident.id)
    promises = sorted(iter_promises(then, policy, people, week), key=by_urgency)
    open_ = [promise for promise in promises if promise.state == "committed"]
    deadlines = sorted(iter_deadlines(then, policy, week), key=lambda d: (d.due, d.incident))
    excuses = sorted(
        iter_excuses(then, policy, week), key=lambda e: (str(e.on), e.incident, e.rule)
    )
    public = {incident.id: week.day_of(incident.publication) for incident in then}
    return Report(
        week=week,
        open_items=len(open_),
        overdue=tuple(promise for promise in open_ if promise.days_overdue),
        incomplete=tuple(promise for promise in open_ if promise.missing),
        of_leavers=tuple(promise for promise in open_ if promise.left),
        missing=tuple(d for d in deadlines if d.done is None and d.postmortem),
        late=tuple(d for d in deadlines if d.done or not d.postmortem),
        lingering=tuple(iter_lingering(then, policy, week)),
        escalations=tuple(iter_escalations(then, promises, policy, week)),
        ideas=tuple(iter_ideas(then, policy, week)),
        due_soon=tuple(promise for promise in open_ if week.is_coming(promise.due)),
        to_verify=tuple(p for p in promises if _is_to_verify(p, week)),
        new=tuple(p for p in promises if week.in_past(_promised(p, public[p.incident]))),
        done=tuple(promise for promise in promises if week.in_past(promise.done)),
        dropped=tuple(promise for promise in promises if week.in_past(promise.dropped)),
        waived=tuple(excuse for excuse in excuses if week.in_past(excuse.on)),
        ending=tuple(excuse for excuse in excuses if week.is_coming(excuse.until)),
        later=sum(map(lacks_facts, stood, counted, repeat(policy.zone))),
        unread=tuple(iter_unread(then, policy)),
        board=board_link(policy),
    )


def _promised(promise: Promise, published: date | None) -> date | None:
    """Since when it is a promise: what stands in a draft is none yet, and is to be new but once."""
    return max(promise.added, published) if promise.added and published else None


def _is_to_verify(promise: Promise, week: Week) -> bool:
    """Whether the words on how we will know begin with a day of this week."""
    return promise.state != "dropped" and week.is_coming(parse_date(promise.verify_by[:10]))
