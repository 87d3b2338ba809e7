"""`postmortem log`: a line in the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import at_option, by_option, read_author, say, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy import Policy


@click.command(options_metavar="[OPTIONS]")
@click.argument("words", nargs=-1, required=True, metavar="[ID] TEXT")
@click.option("--kind", default="note", show_default=True, metavar="K", help="What kind of entry.")
@click.option("--to", "to", multiple=True, metavar="X", help="Whom it went to; repeatable.")
@click.option(
    "--word", "more", multiple=True, metavar="K=V", help="Another word; such as confirmed_by=@ada."
)
@by_option
@at_option
@as_of_option
@project_option
def command(
    words: tuple[str, ...],
    kind: str,
    to: tuple[str, ...],
    more: tuple[str, ...],
    by: str | None,
    at: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Add a line to the timeline, in its place by time.

    ID may be left out where one incident alone is open. The first `--kind acknowledged` is
    written as `acknowledged_at` too; `--kind sent --word what=customer-email` stops that clock;
    `--kind left` ends the roles of whoever left, `--word role=R` that role alone.

    \b
    Examples:
      postmortem log "rolled back 812" --kind action --by ben
      postmortem log checkout "told support" --at 14:05
    """
    from postmortem_kb.changes.log import log
    from postmortem_kb.cli._input import (
        known_word,
        read_at,
        read_role,
        read_slug,
        read_text,
        read_words,
    )
    from postmortem_kb.editing import edit_record
    from postmortem_kb.errors import UsageError
    from postmortem_kb.timeline import KINDS

    if len(words) > 2:
        raise UsageError("too many words", 'put the text in quotation marks: log ID "text"')
    project = open_project(directory, as_of)
    *named, written = words
    text = read_text(written, "the text")
    found = project.find(named[0], open_first=True) if named else project.only_open()
    known = known_word(kind, "--kind", [*KINDS, *project.policy.words("timeline_kinds")])
    moment = read_at(at, project)
    given = read_words([*([f"to={','.join(to)}"] if to else []), *more])
    if known == "sent" and "what" in given:
        read_slug(given["what"], "--word what")
    if known == "left" and "role" in given:
        given["role"] = read_role(given["role"], "--word role", project.policy).word
    author = read_author(by, project, moment)
    edited = edit_record(
        project, found.id, lambda incident: log(incident, moment, text, known, author, given)
    )
    say(f"{found.id}: {known} at {shown(moment, project.policy)}")
    for role in _ended(edited, author, moment) if known == "left" else ():
        title = project.policy.roles[role].title if role in project.policy.roles else role
        say(f"  {author} is no longer {title}")
    for prompt in _prompts(project.policy, known):
        say(f"  - {prompt}")


def _ended(incident: Incident, who: str, at: datetime) -> Iterator[str]:
    """The roles that somebody held up to this moment."""
    for held in incident.holdings:
        if held.who == who and held.until and held.until.at == at:
            yield held.role


def _prompts(policy: Policy, kind: str) -> Iterator[str]:
    """What to ask in the phase that an entry of this kind begins."""
    from postmortem_kb.document import text_of, texts_of

    for _, facts in policy.entries("phases"):
        if text_of(facts, "kind") == kind:
            yield from texts_of(facts, "prompts")
