"""`postmortem original`: gives back the report that a record was imported from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.errors import RecordError, UsageError

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of the terminal.",
)
@project_option
def command(incident_id: str, output: Path | None, directory: Path) -> None:
    """Give back the report that ID was imported from, byte by byte.

    It is rebuilt from the record and held against its digest. Where somebody went on writing in
    the record, that is said and nothing is given.

    \b
    Example:
      postmortem original checkout
    """
    project = open_project(directory)
    raw = _original(project.find(incident_id))
    if output is None:
        click.echo(raw, nl=False)
        return
    try:
        output.write_bytes(raw)
    except OSError as error:
        message = f"`{output}` cannot be written: {error.strerror}"
        raise UsageError(message, "name a file in a folder that exists") from error
    click.echo(f"Wrote {output}", err=True)


def _original(incident: Incident) -> bytes:
    from postmortem_kb.document import text_of
    from postmortem_kb.importing.original import rebuild
    from postmortem_kb.importing.record import form_of

    origin = incident.incident.data.get("imported_from")
    digest = text_of(origin, "sha256") if isinstance(origin, Mapping) else ""
    if not digest or incident.postmortem is None or not isinstance(origin, Mapping):
        message = f"{incident.id} was not imported"
        raise RecordError(message, "records that were have `imported_from` with a digest")
    return rebuild(incident.postmortem.body, digest, form_of(origin))
