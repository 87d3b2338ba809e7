"""`postmortem search`: past incidents in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.cli._audience import emit, shown_incidents
from postmortem_kb.cli._found import facts_of, format_option, iter_head, limit_option
from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.cli._terminal import colours
from postmortem_kb.errors import UsageError
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.similarity import Hit


@click.command()
@click.argument("words", nargs=-1, required=True)
@limit_option(10)
@format_option
@project_option
def command(words: tuple[str, ...], limit: int, format_name: str, directory: Path) -> None:
    """Find past incidents that hold WORDS, in any part of the record.

    Records that hold more of the words come first. Restricted ones are left out.

    \b
    Example:
      postmortem search connection pool
    """
    from postmortem_kb.similarity import search

    if not " ".join(words).strip():
        raise UsageError("WORDS are empty", "give a word of the incident, or of its error message")
    incidents = shown_incidents(open_project(directory), restricted=False)
    hits = search(" ".join(words), incidents, limit)
    if format_name == "json":
        import json

        emit([json.dumps({"version": 1, "hits": [_fields(hit) for hit in hits]}, indent=2)], None)
    else:
        emit(_lines(hits, " ".join(words), colour=colours()), None)


def _fields(hit: Hit) -> dict[str, Any]:
    return facts_of(hit.incident) | {"excerpt": hit.excerpt, "marks": hit.marks}


def _lines(hits: tuple[Hit, ...], words: str, *, colour: bool) -> Iterator[str]:
    if not hits:
        yield f"No incident speaks of `{printable(words)}`."
        yield "Try fewer or other words, or `postmortem similar --text -` with the error message."
    for position, hit in enumerate(hits):
        if position:
            yield ""
        yield from iter_head(hit.incident)
        if hit.excerpt:
            yield f"  … {_marked(hit, colour)} …"


def _marked(hit: Hit, colour: bool) -> str:
    """The excerpt, with the words that were found in bold on a terminal."""
    pieces, end = [], 0
    for start, stop in hit.marks:
        word = printable(hit.excerpt[start:stop])
        pieces += [
            printable(hit.excerpt[end:start]),
            click.style(word, bold=True) if colour else word,
        ]
        end = stop
    return "".join([*pieces, printable(hit.excerpt[end:])])
