"""`postmortem similar`: the past incidents that looked like this one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.cli._audience import emit, shown_incidents
from postmortem_kb.cli._found import facts_of, format_option, iter_head, limit_option
from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.errors import UsageError
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project
    from postmortem_kb.similarity import Likeness


@click.command()
@click.argument("incident", metavar="[ID]", required=False)
@click.option("--text", metavar="TEXT", help="A pasted error; `-` reads it from the input.")
@limit_option(3)
@format_option
@project_option
def command(
    incident: str | None, text: str | None, limit: int, format_name: str, directory: Path
) -> None:
    """Name the past incidents most like ID, or most like a pasted error, and say why.

    Restricted incidents are left out.

    \b
    Examples:
      postmortem similar checkout
      postmortem similar --text "too many connections"
    """
    if (incident is None) == (text is None):
        hint = "`postmortem similar ID`, or `postmortem similar --text -` and paste the error"
        raise UsageError("give either an incident or --text", hint)
    project = open_project(directory)
    shown = {one.id: one for one in shown_incidents(project, restricted=False)}
    found = _found(project, shown, incident, _read(text), limit)
    if format_name == "json":
        import json

        likes = [_fields(shown[like.id], like) for like in found]
        emit([json.dumps({"version": 1, "similar": likes}, indent=2)], None)
    else:
        emit(_lines(found, shown), None)


def _read(text: str | None) -> str:
    return sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text or ""


def _found(
    project: Project, shown: Mapping[str, Incident], incident: str | None, text: str, limit: int
) -> tuple[Likeness, ...]:
    from postmortem_kb.similarity import Similarity

    similarity = Similarity(shown.values())
    if incident is None:
        return similarity.similar_to_text(text, limit)
    asked = project.find(incident)
    if asked.id not in shown:
        # The reasons would quote its words.
        message = f"`{asked.id}` is restricted, or its visibility cannot be read"
        raise UsageError(message, "nothing is said of such incidents; `postmortem check` says more")
    return similarity.similar(asked, limit)


def _fields(incident: Incident, likeness: Likeness) -> dict[str, Any]:
    return facts_of(incident) | {"reasons": likeness.reasons}


def _lines(found: tuple[Likeness, ...], shown: Mapping[str, Incident]) -> Iterator[str]:
    if not found:
        yield "Nothing here is like it."
        yield "`postmortem search WORDS` looks for words in all records."
    for position, likeness in enumerate(found):
        if position:
            yield ""
        yield from iter_head(shown[likeness.id])
        yield from (f"  {printable(reason)}" for reason in likeness.reasons)
