"""The use case of bringing people into people.yml: read, join, write what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from postmortem_kb.changes.join_people import Added, Joined, join_people
from postmortem_kb.document import Document, text_of
from postmortem_kb.errors import ConfigurationError, UsageError
from postmortem_kb.frontmatter import read_yaml
from postmortem_kb.importing.codeowners import read_codeowners
from postmortem_kb.importing.people_csv import read_people_csv
from postmortem_kb.policy_source import load_mapping
from postmortem_kb.project import PEOPLE_PATH, Project
from postmortem_kb.roster import Owned, Roster
from postmortem_kb.splicing import splice
from postmortem_kb.writing import locked, replace_file
from postmortem_kb.yamlsplice import newline_of
from postmortem_kb.yamlwriter import write_fact, write_flow, write_key

_LARGEST = 5_000_000
"""Bytes; a table of everybody in a large company has one or two million."""


def read_roster(file: Path) -> Roster:
    """The people of a CODEOWNERS or a table. Raises `UsageError` for what is neither."""
    if file.name.casefold() == "codeowners":
        return read_codeowners(_text(file))
    if file.suffix.casefold() in (".csv", ".tsv"):
        return read_people_csv(_text(file))
    raise UsageError(f"{file} is neither CODEOWNERS nor a .csv", "name the file by what it is")


def join(project: Project, roster: Roster, *, dry: bool) -> Joined:
    """Bring the people into people.yml, or only say how they would come.

    Raises `ConfigurationError` where people.yml cannot be read or written as it stands, and
    `RecordError` where it is written in a way that cannot be edited.
    """
    with locked(project.root):
        document = _people(project.root)
        joined = join_people(document.data, roster)
        edited = splice(document, (step.edit for step in joined.completed))
        edited = _with_added(edited, joined.added)
        if edited.text != document.text and not dry:
            replace_file(project.root / PEOPLE_PATH, edited.text)
    return joined


def iter_proposals(
    services: Mapping[str, Mapping[str, Any]], owned: Iterable[Owned]
) -> Iterator[str]:
    """Whose a service may be that says nothing: where one path alone is called like it."""
    named = [(entry, entry.path.rstrip("/*").rpartition("/")[2]) for entry in owned]
    for service, facts in services.items():
        fitting = [entry for entry, name in named if name == service]
        if len(fitting) != 1:
            continue
        for key, words in (("team", fitting[0].teams), ("owner", fitting[0].handles)):
            if len(words) == 1 and not text_of(facts, key):
                given = f"line {fitting[0].line} gives {fitting[0].path} to {words[0]}"
                yield f"{service} has no {key}; {given}"


def _people(root: Path) -> Document:
    if not (root / PEOPLE_PATH).is_file():
        return read_yaml("people.yml", PEOPLE_PATH, b"")
    document = load_mapping(root, PEOPLE_PATH, "people")
    if document.text.endswith("\n") or not document.text:
        return document
    # What is added stands in lines of its own.
    text = document.text + newline_of(document)
    return read_yaml(document.name, document.path, text.encode("utf-8"))


def _with_added(document: Document, added: tuple[Added, ...]) -> Document:
    """The people behind all others, in lines of the form that the last one has."""
    if not added:
        return document
    newline = newline_of(document)
    last = list(document.data)[-1:]
    in_flow = bool(last) and document.text.startswith("{", document.values[(last[0],)].start)
    lines = [line for person in added for line in _lines(person, in_flow)]
    text = document.text + "".join(line + newline for line in lines)
    after = read_yaml(document.name, document.path, text.encode("utf-8"))
    if after.data != {**document.data, **{person.handle: person.facts for person in added}}:
        why = "".join(f": {defect.message}" for defect in after.defects[:1])
        hint = "write one person below the other, each with a colon; nothing was changed"
        raise ConfigurationError(f"{PEOPLE_PATH} cannot be added to as it is written{why}", hint)
    return after


def _lines(person: Added, in_flow: bool) -> list[str]:
    if in_flow or not person.facts:
        return [f"{write_key(person.handle)}: {write_flow(person.facts)}"]
    return write_fact(person.handle, person.facts)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            raise UsageError(f"{file} is larger than {_LARGEST // 1_000_000} MB", "split it")
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8; in Excel that is `CSV UTF-8`"
        raise UsageError(f"{file} is not UTF-8 text", hint) from error
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}", "name another file") from error
