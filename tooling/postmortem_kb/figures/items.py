"""What became of the promises: how many were finished in time, and how old the open ones are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from postmortem_kb.action_item import ActionItem
from postmortem_kb.figures.times import Spread, spread
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.policy import Policy

Fate = Literal["in time", "late", "done", "overdue", "waiting", "undated", "dropped"]


@dataclass(frozen=True, slots=True)
class Items:
    """The items that were ever committed, by what became of them.

    Done `in_time` or `late` by the due date as it last stood; `done` on a day that is not known,
    or without a due date. Open ones are `overdue`, `waiting` for their day, or `undated`. `moved`
    counts those whose date was moved at least once; `age` is of open ones, in days since they
    were added.
    """

    in_time: int
    late: int
    done: int
    overdue: int
    waiting: int
    undated: int
    dropped: int
    moved: int
    age: Spread

    @property
    def open(self) -> int:
        """How many somebody still has to do."""
        return self.overdue + self.waiting + self.undated

    @property
    def judged(self) -> int:
        """How many were done by a day, or should have been."""
        return self.in_time + self.late + self.overdue

    @property
    def share_in_time(self) -> float | None:
        """The share (0 to 1) of those judged that were done in time; None where none is."""
        return self.in_time / self.judged if self.judged else None


def read_items(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Items:
    """The items of some incidents as of `now` (UTC); mere ideas are no promises."""
    today = now.astimezone(policy.zone).date()
    items = [item for i in incidents for item in i.action_items if item.state != "idea"]
    fates = Counter(_fate(item, policy, today) for item in items)
    return Items(
        in_time=fates["in time"],
        late=fates["late"],
        done=fates["done"],
        overdue=fates["overdue"],
        waiting=fates["waiting"],
        undated=fates["undated"],
        dropped=fates["dropped"],
        moved=sum(bool(item.moved) for item in items),
        age=spread(_age(item, today) for item in items if item.open),
    )


def _fate(item: ActionItem, policy: Policy, today: date) -> Fate:
    due = parse_date(item.due)
    if item.state == "dropped":
        return "dropped"
    if item.state == "done":
        done = _day(item.done_at, policy)
        if done is None or due is None:
            return "done"
        return "in time" if done <= due else "late"
    if due is None:
        return "undated"
    return "overdue" if due < today else "waiting"


def _day(written: str, policy: Policy) -> date | None:
    """The day, in the policy's zone, of a stamp or a bare date."""
    moment = parse_moment(written)
    return parse_date(written) or (moment.at.astimezone(policy.zone).date() if moment else None)


def _age(item: ActionItem, today: date) -> float | None:
    added = parse_date(item.added)
    return (today - added).days if added and added <= today else None
