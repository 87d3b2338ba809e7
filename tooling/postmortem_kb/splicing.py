"""Makes edits in the text of a record and keeps every byte that is not theirs.

No YAML dumper writes a record: the text is changed at the places that the reader reported, then
read again, and the edit is refused where it did anything but what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from postmortem_kb.document import Document
from postmortem_kb.edit import AddEntry, AppendFact, Edit, FactEdit, RemoveFact, SetFact
from postmortem_kb.errors import RecordError
from postmortem_kb.frontmatter import read_document, read_yaml
from postmortem_kb.incident import Entry
from postmortem_kb.timeline import HEADING, read_timeline, write_entry
from postmortem_kb.yamlsplice import by_hand, newline_of, with_fact, with_item, without_fact

_NOTES = "Notes"
# What would begin a section, a comment or a code block even in an indented line.
_STRUCTURE = re.compile(r"[ ]*(?:#|<!--|```|~~~)")


def splice(document: Document, edits: Iterable[Edit]) -> Document:
    """The document with the edits made, read anew.

    Raises `RecordError` for a document that cannot be read, and for an edit that cannot be made
    without touching anything else.
    """
    refuse_broken(document)
    for edit in edits:
        text = _edited(document, edit)
        after = _read(document, text)
        if not _is_as_meant(document, after, edit):
            raise by_hand(document, _place(document, edit))
        document = after
    return document


def _read(before: Document, text: str) -> Document:
    """The text as the file that it was: a record, or one that is YAML as a whole."""
    read = read_yaml if before.name.endswith(".yml") else read_document
    return read(before.name, before.path, text.encode("utf-8"))


def refuse_broken(document: Document) -> None:
    """Raise `RecordError`, with the place, for a document that cannot be read."""
    defect = next((defect for defect in document.defects if defect.breaks), None)
    if defect:
        place = f"{document.path}:{defect.line}:{defect.column}"
        hint = "mend it first, then run the command again; `postmortem check` says how"
        raise RecordError(f"{place}: {defect.message}", hint)


def _edited(document: Document, edit: Edit) -> str:
    match edit:
        case SetFact():
            return with_fact(document, edit.path, edit.value)
        case AppendFact():
            return with_item(document, edit.path, edit.value)
        case RemoveFact():
            return without_fact(document, edit.path)
        case AddEntry():
            return _with_entry(document, edit)


def _is_as_meant(before: Document, after: Document, edit: Edit) -> bool:
    if after.broken:
        return False
    if not isinstance(edit, AddEntry):
        return after.body == before.body and after.data == _expected(before, edit)
    entries = read_timeline(after)
    added = any(entry.moment and entry.kind == edit.kind for entry in entries)
    return added and after.data == before.data and len(entries) == len(read_timeline(before)) + 1


def _expected(document: Document, edit: FactEdit) -> dict[str, Any]:
    data: dict[str, Any] = deepcopy(dict(document.data))
    *above, key = edit.path
    inside: Any = data
    for part in above:
        if isinstance(inside, dict) and not inside.get(part):
            inside[part] = {}
        inside = inside[part]
    match edit:
        case SetFact():
            inside[key] = edit.value
        case AppendFact():
            inside[key] = [*(inside.get(key) or []), edit.value]
        case RemoveFact():
            inside.pop(key, None)
    return data


def _place(document: Document, edit: Edit) -> int:
    if isinstance(edit, AddEntry):
        section = document.section(HEADING)
        return section.start if section else document.body_start
    spans = (document.values.get(edit.path[:n]) for n in range(len(edit.path), 0, -1))
    return next((span.start for span in spans if span), 0)


def _with_entry(document: Document, edit: AddEntry) -> str:
    written = write_entry(edit.at, edit.kind, _kept_inside(edit.text), edit.author, edit.words)
    newline = newline_of(document)
    lines = written.replace("\n", newline) + newline
    section = document.section(HEADING)
    if section is None:
        return _with_section(document, lines, newline)
    entries = read_timeline(document)
    if not entries:
        return _first_entry(document, section.start, lines, newline)
    return _inserted(document, _position(entries, edit), lines, newline)


def _kept_inside(text: str) -> str:
    """Continuing lines that would begin a section or a comment are indented as code is."""
    first, *more = text.strip().split("\n")
    return "\n".join([first, *(f"    {line}" if _STRUCTURE.match(line) else line for line in more)])


def _position(entries: tuple[Entry, ...], edit: AddEntry) -> int:
    """Behind all that is not later; entries without a time stay where they are."""
    position = entries[-1].end
    for entry in reversed(entries):
        if entry.moment and entry.moment.at <= edit.at:
            break
        if entry.moment:
            position = entry.start
    return position


def _first_entry(document: Document, start: int, lines: str, newline: str) -> str:
    rest = document.text[start:]
    gap = newline if rest and not rest.startswith(("\n", "\r\n")) else ""
    return _inserted(document, start, newline + lines + gap, newline)


def _with_section(document: Document, lines: str, newline: str) -> str:
    """A new section: before the notes, else at the end."""
    heading = f"## {HEADING}{newline}{newline}{lines}"
    notes = document.section(_NOTES)
    if notes is None:
        gap = newline if document.body.strip() or document.text.endswith("---\n") else ""
        return _inserted(document, len(document.text), gap + heading, newline)
    start = sum(len(line) + 1 for line in document.lines[: notes.line - 1])
    return _inserted(document, start, heading + newline, newline)


def _inserted(document: Document, position: int, written: str, newline: str) -> str:
    before = document.text[:position]
    end = "" if before.endswith("\n") else newline
    return before + end + written + document.text[position:]
