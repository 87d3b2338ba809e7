"""Reads the records of a repository from `postmortems/<year>/<id>/`.

What is read is a stream of `Incident`s: a file that cannot be read is a value in the stream like
any other, so that one broken file hides no other's findings. What is neither a record nor a file
that may stand there is a `Stray`; nothing under `postmortems/` is passed over in silence.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postmortem_kb.document import Defect, Document
from postmortem_kb.folders import children, files_beside, is_ignored
from postmortem_kb.frontmatter import LARGEST_FILE, read_document, unread
from postmortem_kb.incident import (
    CUSTOMER_EMAIL_FILE,
    INCIDENT_FILE,
    POSTMORTEM_FILE,
    Incident,
)
from postmortem_kb.timeline import read_timeline

FOLDER = "postmortems"
ID = re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

_NO_INCIDENT = "every record has one: restore it, or delete the folder"


@dataclass(frozen=True, slots=True)
class Stray:
    """Something under `postmortems/` that is no record. `path` is relative to the root."""

    path: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """The records of the repository at `root`, read when they are asked for."""

    root: Path

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of all folders that stand where records stand, sorted."""
        return tuple(sorted(folder.name for folder in self.folders() if not _is_link(folder)))

    def folders(self) -> Iterator[Path]:
        """The record folders, `postmortems/<year>/<id>`, in order."""
        for year in children(self.root / FOLDER):
            if year.is_dir() and not year.is_symlink():
                yield from (child for child in children(year) if child.is_dir())

    def incidents(self) -> Iterator[Incident]:
        """Every record, in the order of its path."""
        for folder in self.folders():
            if not _is_link(folder):
                yield self.read(folder)

    def find(self, incident_id: str) -> Incident | None:
        """The record with exactly this id, or None."""
        if not ID.fullmatch(incident_id):
            return None
        folder = self.root / FOLDER / incident_id[:4] / incident_id
        return self.read(folder) if folder.is_dir() and not _is_link(folder) else None

    def read(self, folder: Path) -> Incident:
        """Read one record's folder; never raises for what stands in it."""
        where = folder.relative_to(self.root).as_posix()
        attachments, strays = files_beside(folder)
        instead = next((name for name in strays if _stands_for_incident(folder / name)), "")
        incident = _read_file(folder, where, INCIDENT_FILE) or no_incident(where, instead)
        return Incident(
            id=folder.name,
            folder=where,
            incident=incident,
            postmortem=_read_file(folder, where, POSTMORTEM_FILE),
            timeline=read_timeline(incident),
            attachments=attachments,
            customer_email=_read_file(folder, where, CUSTOMER_EMAIL_FILE),
            strays=tuple(name for name in strays if name != instead or not incident.broken),
        )

    def strays(self) -> Iterator[Stray]:
        """What stands under `postmortems/` outside of the records' folders, and odd folders."""
        for entry in children(self.root / FOLDER):
            if entry.is_dir() and not entry.is_symlink():
                yield from self._strays_of_year(entry)
            elif not is_ignored(entry):
                yield self._stray(entry)

    def _strays_of_year(self, year: Path) -> Iterator[Stray]:
        if _is_record(year):
            message = "a record lies here, without the folder of its year"
            yield Stray(self._path(year), message, f"move it to {_place_of(year.name)}")
            return
        entries = list(children(year))
        for entry in entries:
            if _is_link(entry):
                hint = "copy the folder here; links are not followed"
                yield Stray(self._path(entry), "a symbolic link stands in a record's place", hint)
            elif not entry.is_dir() and not is_ignored(entry):
                yield self._stray(entry)
        if all(map(is_ignored, entries)):
            message = "the folder holds no record"
            yield Stray(self._path(year), message, "delete it, or run `postmortem open`")

    def _stray(self, entry: Path) -> Stray:
        hint = f"a record is {FOLDER}/<year>/<id>/{INCIDENT_FILE}; move or delete this file"
        return Stray(self._path(entry), "this file belongs to no record", hint)

    def _path(self, entry: Path) -> str:
        return entry.relative_to(self.root).as_posix()


def _is_link(entry: Path) -> bool:
    return entry.is_symlink()


def _is_record(folder: Path) -> bool:
    return ID.fullmatch(folder.name) is not None and (folder / INCIDENT_FILE).is_file()


def _place_of(incident_id: str) -> str:
    return f"{FOLDER}/{incident_id[:4]}/{incident_id}"


def _stands_for_incident(entry: Path) -> bool:
    """Whether this is `incident.md` in another form, or the folder of a record."""
    return entry.name.casefold() == INCIDENT_FILE or _is_record(entry)


def _read_file(folder: Path, where: str, name: str) -> Document | None:
    """A file of the record; None where there is none, or a link or folder in its place."""
    file = folder / name
    try:
        if not stat.S_ISREG(os.lstat(file).st_mode):
            return None
        with file.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        defect = Defect(1, 1, f"the file cannot be read: {error.strerror}")
        return unread(name, f"{where}/{name}", defect)
    return read_document(name, f"{where}/{name}", raw)


def no_incident(where: str, instead: str = "") -> Document:
    """An empty document where `incident.md` is missing; its visibility reads restricted.

    `instead` is what stands in its place: a link, a folder, a file in capital letters, or the
    folder of a record.
    """
    message, hint = f"there is no {INCIDENT_FILE} here", _NO_INCIDENT
    if instead == INCIDENT_FILE:
        message = f"{INCIDENT_FILE} is a link or a folder here, and was not read"
        hint = "put the file itself in its place"
    elif ID.fullmatch(instead):
        message = f"there is no {INCIDENT_FILE} here, and a record lies deeper down"
        hint = f"move {instead} to {_place_of(instead)}"
    elif instead:
        message, hint = f"{message}, but {instead}", f"call it {INCIDENT_FILE}"
    return unread(INCIDENT_FILE, f"{where}/{INCIDENT_FILE}", Defect(1, 1, message, hint))
