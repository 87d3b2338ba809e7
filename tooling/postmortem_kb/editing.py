"""The use case behind commands that change records: lock, read again, edit, write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from postmortem_kb.corpus import FOLDER
from postmortem_kb.document import Document
from postmortem_kb.edit import Edits
from postmortem_kb.errors import PostmortemError, RecordError
from postmortem_kb.frontmatter import read_document
from postmortem_kb.incident import INCIDENT_FILE, POSTMORTEM_FILE, Incident
from postmortem_kb.project import Project
from postmortem_kb.splicing import refuse_broken, splice
from postmortem_kb.timeline import read_timeline
from postmortem_kb.writing import create_folder, locked, replace_file
from postmortem_kb.yamlwriter import write_lines

Change = Callable[[Incident], Edits]


def edit_record(
    project: Project, incident_id: str, change: Change, file: str = INCIDENT_FILE
) -> Incident:
    """Make the edits that `change` asks for in one file of the record; gives the record after it.

    The record is read under the lock, so that two commands at once lose nothing. Raises
    `RecordError` where the record is not in the state that the change needs.
    """
    with locked(project.root):
        incident = read_again(project, incident_id)
        edited = with_edits(incident, change(incident), file)
        document = edited.document(file)
        if document is not None and document != incident.document(file):
            replace_file(project.root / document.path, document.text)
    return edited


def new_document(name: str, facts: Mapping[str, Any], body: str, edits: Edits = ()) -> Document:
    """A new file of a record: its front matter, the body below it, and the edits made in it."""
    text = "\n".join(["---", *write_lines(facts), "---", body])
    return splice(read_document(name, name, text.encode("utf-8")), edits)


def create_record(
    project: Project, choose_id: Callable[[frozenset[str]], str], document: Document
) -> Incident:
    """Write a new record; `choose_id` is given the ids that are taken, old ones among them."""
    with locked(project.root):
        records = tuple(project.corpus.incidents())
        aliases = {alias for record in records for alias in record.aliases}
        chosen = choose_id(frozenset({record.id for record in records} | aliases))
        folder = project.root / FOLDER / chosen[:4] / chosen
        create_folder(folder)
        try:
            replace_file(folder / document.name, document.text)
        except PostmortemError:
            folder.rmdir()
            raise
    return read_again(project, chosen)


def add_file(project: Project, incident: Incident, document: Document) -> None:
    """Write another file of a record. Raises `RecordError` where it is there already."""
    path = project.root / incident.folder / document.name
    with locked(project.root):
        if path.exists() or path.is_symlink():
            name = f"{incident.folder}/{document.name}"
            raise RecordError(f"{name} is there already and is not overwritten", "edit it")
        replace_file(path, document.text)


def read_again(project: Project, incident_id: str) -> Incident:
    """The record as it is on disk now. Raises `RecordError` where it is gone or unreadable."""
    incident = project.corpus.find(incident_id)
    if incident is None:
        raise RecordError(f"{incident_id} is not there any more", "nothing was changed")
    refuse_broken(incident.incident)
    return incident


def with_edits(incident: Incident, edits: Edits, file: str = INCIDENT_FILE) -> Incident:
    """The record as it would be with the edits. Raises `RecordError` where it cannot be edited."""
    document = incident.document(file)
    if document is None:
        raise RecordError(
            f"{incident.id} has no {file}", f"write it with `postmortem draft {incident.id}`"
        )
    return _with(incident, splice(document, edits))


def _with(incident: Incident, document: Document) -> Incident:
    if document.name == POSTMORTEM_FILE:
        return replace(incident, postmortem=document)
    return replace(incident, incident=document, timeline=read_timeline(document))
