"""Looks into a folder: what stands there by name, and what is beside the files of a record."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from postmortem_kb.images import kind_by_name
from postmortem_kb.incident import (
    CUSTOMER_EMAIL_FILE,
    INCIDENT_FILE,
    POSTMORTEM_FILE,
    Attachment,
)

_RECORD_FILES = (INCIDENT_FILE, POSTMORTEM_FILE, CUSTOMER_EMAIL_FILE)
_HEAD = 32
# Written by file managers, by editors and by git's users; they hold nothing of a record.
_IGNORED = re.compile(r"\.gitkeep|\.DS_Store|Thumbs\.db|README\.md|.*~|\..*\.sw[a-p]")


def children(folder: Path) -> Iterator[Path]:
    """What stands in a folder, by name; nothing where the folder cannot be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        found = []
    yield from found


def is_ignored(entry: Path) -> bool:
    """Whether this holds nothing of a record, and may stand anywhere."""
    return _IGNORED.fullmatch(entry.name) is not None


def files_beside(folder: Path) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """The attachments of a record, and the names of what may not stand in its folder."""
    attachments, strays = [], []
    for entry in children(folder):
        name = entry.name
        if name in _RECORD_FILES and entry.is_file() and not entry.is_symlink():
            continue
        if kind_by_name(name):
            attachments.append(_attachment(entry))
        elif not is_ignored(entry):
            strays.append(name)
    return tuple(attachments), tuple(strays)


def _attachment(entry: Path) -> Attachment:
    try:
        facts = os.lstat(entry)
        if not stat.S_ISREG(facts.st_mode):
            return Attachment(entry.name, facts.st_size, b"", regular=False)
        with entry.open("rb") as stream:
            return Attachment(entry.name, facts.st_size, stream.read(_HEAD))
    except OSError:
        return Attachment(entry.name, 0, b"", regular=False)
