"""The weekly report by mail, to Slack and into its archive: each once in an ISO week."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from postmortem_kb.delivering import Letter, Outcome
    from postmortem_kb.history.ledger import Ledger
    from postmortem_kb.people import Person
    from postmortem_kb.project import Project
    from postmortem_kb.reports.overdue import Report


def run(project: Project, report: Report, destination: str, *, push: bool, dry_run: bool) -> bool:
    """Deliver, or print what would be delivered; whether nobody has to look after it."""
    from postmortem_kb.delivering import deliver, iso_week, missed
    from postmortem_kb.history.git import Git
    from postmortem_kb.history.ledger import Ledger

    ledger = Ledger(Git(project.root), push and not dry_run)
    ledger.fetch()
    today = report.week.today
    gap = missed(ledger.deliveries().values(), destination, today)
    report = replace(report, missed=gap)
    if dry_run:
        for line in _PREVIEWS[destination](project, report):
            click.echo(line)
        return True
    letters = _LETTERS[destination](project, report, ledger)
    outcomes = [_say(one) for one in deliver(ledger, letters, iso_week(today), report.week.now)]
    return all(outcome.settled for outcome in outcomes)


def _say(outcome: Outcome) -> Outcome:
    hint = f"; {outcome.hint}" if outcome.hint else ""
    click.echo(f"{outcome.text}{hint}", err=not outcome.settled)
    return outcome


def _mails(project: Project, report: Report, _: Ledger) -> Iterator[Letter]:
    from postmortem_kb.delivering import Letter
    from postmortem_kb.integrations.email_ import MailServer, write_mail

    server = MailServer.read(os.environ)

    def send(to: tuple[str, ...], about: Report) -> Callable[[], None]:
        subject, plain, html = _written(about)
        mail = write_mail(subject, plain, html, server.sender, to, about.week.now)
        return lambda: server.send(mail, to)

    yield Letter("email", "managers", send(server.managers, report))
    for person, own in _owners(project, report):
        yield Letter("email", person.handle, send((person.mail,), own))


def _mail_preview(project: Project, report: Report) -> Iterator[str]:
    for name, about in [("managers", report), *_named(project, report)]:
        subject, plain, _ = _written(about)
        yield from (f"To: {name}", f"Subject: {subject}", "", plain)


def _named(project: Project, report: Report) -> Iterator[tuple[str, Report]]:
    yield from ((person.handle, own) for person, own in _owners(project, report))


def _owners(project: Project, report: Report) -> Iterator[tuple[Person, Report]]:
    """Whom the policy wants to be written to, each with what is theirs."""
    from postmortem_kb.integrations.email_ import address_in
    from postmortem_kb.reports.own_items import for_owner, owners

    people: Mapping[str, Person] = project.people or {}
    if project.policy.part("follow_up").get("owner_mail") is not True:
        return
    for handle in owners(report):
        person = people.get(handle)
        if person is None or not person.mail:
            click.echo(f"{handle}: people.yml has no address of mail, nothing is sent", err=True)
            continue
        address = address_in(person.mail, f"people.yml, {handle}: mail")
        yield replace(person, mail=address), for_owner(report, handle)


def _written(report: Report) -> tuple[str, str, str]:
    from postmortem_kb.delivering import iso_week
    from postmortem_kb.reports import load_format

    subject = f"Action items, {iso_week(report.week.today)}"
    texts = ("\n".join(load_format("overdue", name)(report)) for name in ("text", "html"))
    plain, html = texts
    return subject, plain, html


def _messages(project: Project, report: Report, _: Ledger) -> Iterator[Letter]:
    from postmortem_kb.delivering import Letter
    from postmortem_kb.integrations.slack import Webhook

    webhook = Webhook.read(os.environ)
    message = "\n".join(_message(project, report))
    yield Letter("slack", "channel", lambda: webhook.post(message))


def _message(_: Project, report: Report) -> Iterator[str]:
    from postmortem_kb.reports.overdue_slack import render

    yield from render(report)


def _files(_: Project, report: Report, ledger: Ledger) -> Iterator[Letter]:
    from postmortem_kb.delivering import Letter, iso_week
    from postmortem_kb.reports import load_format

    week = iso_week(report.week.today)
    files = {
        f"{week}.{end}": "".join(f"{line}\n" for line in load_format("overdue", name)(report))
        for end, name in (("md", "markdown"), ("json", "json"))
    }
    content = {name: text.encode("utf-8") for name, text in files.items()}
    said = f"{week}: the report"
    yield Letter("archive", "branch", lambda: ledger.write(content, said), repeatable=True)


def _file(_: Project, report: Report) -> Iterator[str]:
    from postmortem_kb.reports import load_format

    yield from load_format("overdue", "markdown")(report)


_LETTERS: Mapping[str, Callable[[Project, Report, Ledger], Iterator[Letter]]] = {
    "archive": _files,
    "email": _mails,
    "slack": _messages,
}
_PREVIEWS: Mapping[str, Callable[[Project, Report], Iterator[str]]] = {
    "archive": _file,
    "email": _mail_preview,
    "slack": _message,
}
