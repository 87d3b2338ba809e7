"""`postmortem actions move`: a promise becomes due on another day."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._actions._item import (
    edit_item,
    find_item,
    item_argument,
    read_day,
    today,
)
from postmortem_kb.cli._editing import by_option, read_author, reason_option
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@item_argument
@click.argument("due", metavar="DATE")
@reason_option("Why, in a line.")
@by_option
@as_of_option
@project_option
def command(
    item_name: str, due: str, reason: str, by: str | None, as_of: str | None, directory: Path
) -> None:
    """Make an action item due on another day; the record keeps the old one and the reason.

    \b
    Example:
      postmortem actions move 'checkout#a2' 2026-11-24 --reason "The vendor's fix comes on Monday"
    """
    from postmortem_kb.changes.move_item import move_item

    project = open_project(directory, as_of)
    incident, item = find_item(project, item_name)
    day, on = read_day(due, "DATE"), today(project)
    author = read_author(by, project, project.now)
    edit_item(
        project, incident, item, lambda found: move_item(found, item, day, on, reason, author)
    )
