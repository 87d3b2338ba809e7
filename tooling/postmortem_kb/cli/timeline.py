"""`postmortem timeline import`: what was said in the chat, into the timeline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import say
from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.errors import UsageError
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from postmortem_kb.project import Project


@click.group()
@project_option
def command(directory: Path) -> None:
    """Bring what a chat program wrote into an incident's timeline."""


@command.command("import")
@click.argument("export", type=click.Path(path_type=Path))
@click.argument("id_", metavar="ID")
@click.option("--from", "since", metavar="T", help="Propose messages from this time on.")
@click.option("--to", "until", metavar="T", help="Propose messages up to this time.")
@click.option(
    "--reaction", "reactions", multiple=True, metavar="NAME",
    help="Propose messages with this reaction only, such as pushpin; repeatable.",
)  # fmt: skip
@click.option("--channel-url", default="", metavar="URL", help="The channel's address, for links.")
@click.option("--timezone", metavar="Z", help="The zone of a chat log that names none.")
@click.option("--day", metavar="DATE", help="The day of a chat log that names none.")
@click.option(
    "--take", "proposal", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Add what this proposal takes; EXPORT is not read again.",
)  # fmt: skip
@as_of_option
@project_option
def import_(
    export: Path,
    id_: str,
    since: str | None,
    until: str | None,
    reactions: tuple[str, ...],
    channel_url: str,
    timezone: str | None,
    day: str | None,
    proposal: Path | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Propose lines from EXPORT for the timeline of ID.

    EXPORT is a channel's folder of a Slack export, a thread as JSON, or a plain chat log. In a
    terminal the proposal opens in your editor, and what you leave as `take` is added. Elsewhere it
    is printed: save it, change it, and add it with --take FILE.

    \b
    Example:
      postmortem timeline import export/incident checkout --from 14:00 --to 16:30
    """
    from postmortem_kb.cli._input import read_at
    from postmortem_kb.importing.proposal import Choice, propose
    from postmortem_kb.policy import incident_day
    from postmortem_kb.retelling import read_export

    project = open_project(directory, as_of)
    incident = project.find(id_, open_first=True)
    if proposal:
        _add(project, incident.id, _read(proposal))
        return
    choice = Choice(
        since=read_at(since, project, "--from") if since else None,
        until=read_at(until, project, "--to") if until else None,
        reactions=frozenset(map(_reaction, reactions)),
    )
    found = read_export(
        export,
        project,
        base=_web(channel_url),
        zone=_zone(timezone),
        day=_day(day),
        near=incident_day(incident),
    )
    text = propose(incident, found.messages, choice)
    if found.unreadable:
        say(_lost(found.unreadable))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(text, nl=False)
        return
    edited = click.edit(text, extension=".txt")
    if edited is None:
        say("Nothing was added: the proposal was not saved.")
        return
    _add(project, incident.id, edited)


def _add(project: Project, incident_id: str, text: str) -> None:
    from postmortem_kb.retelling import take

    incident, count = take(project, incident_id, text)
    lines = "1 line is" if count == 1 else f"{count} lines are"
    say(f"{incident.id}: {lines} new in the timeline")
    click.echo(incident.id)


def _lost(count: int) -> str:
    what = "1 line or message is" if count == 1 else f"{count} lines or messages are"
    day = "a date in a line of its own is the day of those below it"
    return f"{what} not in the proposal, without a time that can be read (in a log, {day})"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise UsageError(f"`{path}` cannot be read", "name a proposal that was saved") from error


def _web(address: str) -> str:
    if address and not address.startswith("https://"):
        raise UsageError(f"`{address}` is no address", "it begins with https://")
    return address


def _reaction(written: str) -> str:
    """A reaction's name, without the colons that Slack shows it in, and whatever its colour."""
    name = written.strip(": ").partition("::")[0].casefold()
    if not name or not name.isprintable() or " " in name:
        hint = "write its name, such as pushpin or +1"
        raise UsageError(f"--reaction {printable(written)!r} is no reaction", hint)
    return name


def _zone(name: str | None) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"`{name}` is no time zone", "such as Europe/Berlin, or UTC") from error


def _day(written: str | None) -> date | None:
    from postmortem_kb.moment import parse_date

    day = parse_date(written) if written else None
    if written and day is None:
        raise UsageError(f"`{written}` is no date", "write it as 2026-11-03")
    return day
