"""The weekly report as a mail to the managers, and as one to each owner with only their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial

import click

from postmortem_kb.delivering import Letter, iso_week
from postmortem_kb.errors import ConfigurationError
from postmortem_kb.history.ledger import Ledger
from postmortem_kb.integrations._delivery import NotDelivered
from postmortem_kb.integrations.email_ import MailServer, address_in, write_mail
from postmortem_kb.people import Person
from postmortem_kb.project import Project
from postmortem_kb.reports import load_format
from postmortem_kb.reports.overdue import Report
from postmortem_kb.reports.own_items import for_owner, owners

_ALL, _OWN = "Action items", "Your action items"


def letters(project: Project, report: Report, _: Ledger) -> Iterator[Letter]:
    """The mails. Raises `ConfigurationError` where the environment names no server or address."""
    server = MailServer.read(os.environ)
    yield Letter("email", "managers", partial(_send, server, server.managers, _ALL, report))
    for person, own in _owners(project, report):
        yield Letter("email", person.handle, partial(_send_to, server, person, own))


def _send_to(server: MailServer, person: Person, report: Report) -> None:
    """One owner's address that is none holds up nobody else."""
    try:
        address = address_in(person.mail, f"people.yml, {person.handle}: mail")
    except ConfigurationError as failure:
        raise NotDelivered(failure.message, failure.hint) from None
    _send(server, (address,), _OWN, report)


def _send(server: MailServer, to: tuple[str, ...], title: str, report: Report) -> None:
    subject, plain, html = _written(title, report)
    server.send(write_mail(subject, plain, html, server.sender, to, report.week.now), to)


def preview(project: Project, report: Report) -> Iterator[str]:
    """Each mail as text, with the handle for the address."""
    named = [(person.handle, _OWN, own) for person, own in _owners(project, report)]
    for name, title, about in [("managers", _ALL, report), *named]:
        subject, plain, _ = _written(title, about)
        yield from (f"To: {name}", f"Subject: {subject}", "", plain, "")


def _owners(project: Project, report: Report) -> Iterator[tuple[Person, Report]]:
    """Whom the policy wants to be written to, each with what is theirs."""
    people: Mapping[str, Person] = project.people or {}
    if project.policy.part("follow_up").get("owner_mail") is not True:
        return
    for handle in owners(report):
        person = people.get(handle)
        if person is None or not person.mail:
            click.echo(f"{handle}: people.yml has no address of mail, nothing is sent", err=True)
            continue
        yield person, for_owner(report, handle)


def _written(title: str, report: Report) -> tuple[str, str, str]:
    subject = f"{title}, {iso_week(report.week.today)}"
    plain, html = ("\n".join(load_format("overdue", name)(report)) for name in ("text", "html"))
    return subject, plain, html
