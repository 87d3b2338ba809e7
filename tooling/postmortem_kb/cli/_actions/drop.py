"""`postmortem actions drop`: a promise is given up, openly."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._actions._item import (
    edit_item,
    find_item,
    item_argument,
    today,
)
from postmortem_kb.cli._editing import by_option, read_author, reason_option
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@item_argument
@reason_option("Why, in a line.")
@by_option
@as_of_option
@project_option
def command(
    item_name: str, reason: str, by: str | None, as_of: str | None, directory: Path
) -> None:
    """Say that an action item will not be done, and why.

    \b
    Example:
      postmortem actions drop 'checkout#a3' --reason "The service goes away in December"
    """
    from postmortem_kb.changes.drop_item import drop_item

    project = open_project(directory, as_of)
    incident, item = find_item(project, item_name)
    author, day = read_author(by, project, project.now), today(project)
    edit_item(project, incident, item, lambda found: drop_item(found, item, day, reason, author))
