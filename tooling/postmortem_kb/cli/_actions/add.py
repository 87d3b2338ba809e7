"""`postmortem actions add`: a promise more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._actions._item import edit_item, read_day, today
from postmortem_kb.cli._editing import say
from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.errors import UsageError

if TYPE_CHECKING:
    from postmortem_kb.project import Project

_LONGEST = 300


@click.command()
@click.argument("incident_id", metavar="INCIDENT")
@click.argument("title", metavar="TITLE")
@click.option("--owner", metavar="P", help="Who will do it: one person. Makes it a promise.")
@click.option("--due", metavar="DATE", help="The last day on which it is in time.")
@click.option("--ticket", metavar="TICKET", help="Its ticket, such as PLAT-123 or an address.")
@click.option("--type", "kind", metavar="T", help="A word of the policy: prevent or detect, say.")
@click.option("--priority", metavar="W", help="A word of the policy's priorities.")
@click.option("--verify-by", metavar="TEXT", help="When and how we will know that it worked.")
@as_of_option
@project_option
def command(
    incident_id: str,
    title: str,
    owner: str | None,
    due: str | None,
    ticket: str | None,
    kind: str | None,
    priority: str | None,
    verify_by: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Add an action item to a post-mortem.

    With an owner it is a promise (`committed`), else an idea. Its id is the next one that was
    never given, in the record or in git.

    \b
    Example:
      postmortem actions add checkout "Alert on p99 per region" --owner ada --due 2026-11-17
    """
    from postmortem_kb.changes.add_item import add_item, next_id
    from postmortem_kb.history.item_ids import read_item_ids

    project = open_project(directory, as_of)
    words = {"title": title, "ticket": ticket, "verify_by": verify_by}
    facts = _lines(words) | {
        "type": _word(kind, "--type", "item_types", project),
        "priority": _word(priority, "--priority", "priorities", project),
        "owner": _owner(owner, project),
        "due": str(_due(due, project) or ""),
    }
    facts |= {"state": "committed" if owner else "idea", "added": str(today(project))}
    incident = project.find(incident_id)
    given = read_item_ids(project.root, incident) | {item.id for item in incident.action_items}
    item = next_id(given)
    ordered = {key: facts[key] for key in _ORDER}
    edit_item(project, incident, item, lambda found: add_item(found, item, ordered))
    _say_missing(facts, project)


_ORDER = "title type state priority owner ticket added due verify_by".split()


def _say_missing(facts: Mapping[str, str], project: Project) -> None:
    from postmortem_kb.document import texts_of

    needed = texts_of(project.policy.part("action_items"), "committed_needs")
    missing = [fact for fact in needed if not facts.get(fact)]
    if facts["state"] == "idea":
        say("It is an idea: nobody has promised it. `--owner` makes it a promise.")
    elif missing:
        say(f"`postmortem check` will ask for: {', '.join(missing)}.")


def _lines(words: Mapping[str, str | None]) -> dict[str, str]:
    from postmortem_kb.cli._input import read_line

    shown = {"title": "TITLE", "ticket": "--ticket", "verify_by": "--verify-by"}
    return {
        key: "" if word is None else read_line(word, shown[key], _LONGEST)
        for key, word in words.items()
    }


def _word(written: str | None, option: str, vocabulary: str, project: Project) -> str:
    from postmortem_kb.cli._input import known_word

    words = project.policy.words(vocabulary)
    allowed = [word for word, facts in words.items() if not (facts.retired or facts.renamed_to)]
    return "" if written is None else known_word(written, option, allowed)


def _owner(written: str | None, project: Project) -> str:
    from postmortem_kb.cli._input import read_person

    return read_person(written, "--owner", project, project.now)


def _due(written: str | None, project: Project) -> date | None:
    day = None if written is None else read_day(written, "--due")
    if day and day < today(project):
        message = f"--due {day} is over already: it is {today(project)}"
        raise UsageError(message, "name a day that is still to come")
    return day
