"""How an incident that was found is shown, and the options of the commands that find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident

_Function = Callable[..., Any]


def limit_option(default: int) -> Callable[[_Function], _Function]:
    """`--limit N`: at most so many; the command gets `limit`."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        metavar="N",
        help="At most so many incidents.",
    )


def format_option(function: _Function) -> _Function:
    """`--format`: text or json; the command gets `format_name`."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(["text", "json"]),
        default="text",
        help="How the incidents are printed.",
    )(function)


def iter_head(incident: Incident) -> Iterator[str]:
    """What it is, in lines for a terminal: title, id and facts, and what stopped it."""
    about = (incident.id, incident.id[:10], incident.severity, *_kind(incident))
    yield printable(incident.title)
    yield f"  {printable('  '.join(word for word in about if word))}"
    if incident.solution:
        yield f"  solved: {printable(' '.join(incident.solution.split()))}"


def facts_of(incident: Incident) -> dict[str, Any]:
    """What it is, for programs."""
    return {
        "id": incident.id,
        "title": incident.title,
        "date": incident.id[:10],
        "severity": incident.severity,
        "kind": incident.kind,
        "path": incident.folder,
        "solution": incident.solution,
    }


def _kind(incident: Incident) -> tuple[str, ...]:
    return () if incident.kind == "incident" else (incident.kind,)
