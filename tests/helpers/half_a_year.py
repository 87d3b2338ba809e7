"""A knowledge base that lives for half a year in a real git repository, one dated commit a step.

What happens stands in `half_a_year_history.py`. Each Monday at 06:00 UTC the weekly report is made
of what was committed by then; the weeks run over a year that has a week 53, and over both changes
of the clock in the policy's zone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from click.testing import CliRunner

from postmortem_kb.cli.overdue import command
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import sound

POLICY = """\
format: 1
extends: base
zone: Europe/Berlin
clocks:
  customer-email:
    title: Customer email sent
    from: resolved_at
    to: sent
    sent: customer-email
    hours: 24
    severities: [SEV-1, SEV-2]
    kinds: [incident]
action_items: {ticket_url: 'https://tickets.example.org/{ticket}'}
site: {repository: 'https://git.example.org/kb'}
"""
FIRST_MONDAY = date(2026, 10, 12)
MONDAYS = tuple(FIRST_MONDAY + timedelta(weeks=number) for number in range(26))


@dataclass
class Record:
    """What one incident's files say; `postmortem` is None while there is none."""

    incident: dict[str, str | None]
    postmortem: dict[str, str | None] | None = None
    items: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass
class State:
    """All that the files say at one time: the records by id, the people, the policy's end."""

    records: dict[str, Record] = field(default_factory=dict)
    people: dict[str, dict[str, object]] = field(default_factory=dict)
    policy: str = ""

    def item(self, name: str) -> dict[str, object]:
        """The action item that is called `INCIDENT#a1`."""
        incident, _, item = name.partition("#")
        return self.records[incident].items[item]


@dataclass(frozen=True)
class Step:
    """A commit: when (UTC), its message, and what it changes."""

    at: str
    message: str
    change: Callable[[State], None]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.at[:10])


def week_of(monday: date) -> str:
    """The ISO week: 2026-W53."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def clock_of(monday: date) -> str:
    """When that week's report is made."""
    return f"{monday}T06:00:00Z"


def weeks(steps: tuple[Step, ...]) -> Iterator[tuple[date, tuple[Step, ...]]]:
    """Each Monday of a report with the steps of the week before it."""
    before = date.min
    for monday in MONDAYS:
        yield monday, tuple(step for step in steps if before <= step.day < monday)
        before = monday


def play(base: KnowledgeBase, state: State, step: Step) -> str:
    """Make the change and commit it; the commit."""
    step.change(state)
    people = json.dumps(state.people, indent=1)
    base.repository.write({"schema/policy.yml": POLICY + state.policy, "schema/people.yml": people})
    for name, record in state.records.items():
        base.put(_written(record, name))
    return base.commit(step.message, at=step.at)


def weekly_report(base: KnowledgeBase, monday: date, form: str = "markdown") -> str:
    """What `postmortem overdue` prints on that Monday of the files as they are."""
    arguments = ["-C", str(base.repository.path), "--as-of", clock_of(monday), "--format", form]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def _written(record: Record, name: str):
    items = [{"id": item, **facts} for item, facts in record.items.items()]
    declared, resolved = record.incident["declared_at"], record.incident["resolved_at"]
    timeline = [f"- {declared} declared @ada: it began"]
    timeline += [f"- {resolved} resolution @ada: it is over"] if resolved else []
    return sound(
        incident=record.incident,
        postmortem={**(record.postmortem or {}), "action_items": json.dumps(items)},
        timeline=tuple(timeline),
        incident_id=name,
        without_postmortem=record.postmortem is None,
    )
