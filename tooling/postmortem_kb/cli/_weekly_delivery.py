"""Sends the weekly report to one of the places in `cli/_weekly/`: once in an ISO week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module, resources
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli import _weekly

if TYPE_CHECKING:
    from postmortem_kb.delivering import Outcome
    from postmortem_kb.history.ledger import Delivery
    from postmortem_kb.project import Project
    from postmortem_kb.reports.overdue import Report


@cache
def destinations() -> tuple[str, ...]:
    """The places that the report can be sent to, sorted."""
    names = (entry.name for entry in resources.files(_weekly).iterdir())
    found = (name[:-3] for name in names if name.endswith(".py") and name[0] != "_")
    return tuple(sorted(name.replace("_", "-") for name in found))


def run(project: Project, report: Report, destination: str, *, push: bool, dry_run: bool) -> bool:
    """Deliver, or print what would be delivered; whether nobody has to look after it."""
    from postmortem_kb.delivering import deliver, iso_week, missed
    from postmortem_kb.history.git import Git
    from postmortem_kb.history.ledger import Ledger

    place = import_module(f"{_weekly.__name__}.{destination.replace('-', '_')}")
    ledger = Ledger(Git(project.root), push and not dry_run)
    ledger.fetch()
    known, week = ledger.deliveries().values(), iso_week(report.week.today)
    report = replace(report, missed=missed(known, destination, report.week.today))
    if dry_run:
        _print(place.preview(project, report))
        _print(_already(known, week, destination), err=True)
        return True
    letters = place.letters(project, report, ledger)
    outcomes = [_say(one) for one in deliver(ledger, letters, week, report.week.now)]
    return all(outcome.settled for outcome in outcomes)


def _print(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)


def _already(known: Iterable[Delivery], week: str, destination: str) -> Iterator[str]:
    """What a run that is none would not send again."""
    for one in known:
        if (one.week, one.destination) == (week, destination):
            yield f"{destination} to {one.recipient}, {week}: {one.state} {one.at}"


def _say(outcome: Outcome) -> Outcome:
    hint = f"; {outcome.hint}" if outcome.hint else ""
    click.echo(f"{outcome.text}{hint}", err=not outcome.settled)
    return outcome
