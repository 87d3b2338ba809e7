"""`postmortem actions done`: a promise was kept."""

from __future__ import annotations

import re
from pathlib import Path

import click

from postmortem_kb.cli._actions._item import edit_item, find_item, item_argument, read_past_day
from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.errors import UsageError
from postmortem_kb.printable import printable

_ADDRESS = re.compile(r"https?://\S{1,1990}")


@click.command()
@item_argument
@click.option(
    "--evidence",
    required=True,
    metavar="URL",
    help="An address that shows it: a merged pull request, say.",
)
@click.option("--on", metavar="DATE", help="When it was done. Default: today.")
@as_of_option
@project_option
def command(
    item_name: str, evidence: str, on: str | None, as_of: str | None, directory: Path
) -> None:
    """Say that an action item is done, and show it.

    \b
    Example:
      postmortem actions done 'checkout#a1' --evidence https://example.org/pull/812
    """
    from postmortem_kb.changes.finish_item import finish_item

    project = open_project(directory, as_of)
    incident, item = find_item(project, item_name)
    address, day = _read_address(evidence), read_past_day(on, "--on", project)
    edit_item(project, incident, item, lambda found: finish_item(found, item, day, address))


def _read_address(written: str) -> str:
    address = written.strip()
    if not _ADDRESS.fullmatch(address) or printable(address) != address:
        hint = "an address begins with https:// and has no blanks"
        raise UsageError(f"--evidence {printable(written)!r} is no address", hint)
    return address
