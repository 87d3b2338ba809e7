"""People are those of people.yml.

## What it asks

Where the repository has `schema/people.yml`, every handle in a record stands there: who
declared, held a role, wrote, approved, excused, and who owns an action item. Without the file
any handle will do. That the owner of a promise has left is a note, and an error under
`--deadlines`.

## Why

A promise of `adda` is nobody's promise, and no mail will ever reach it.

## Bad

    declared_by: nobody-we-know

## Good

    declared_by: ada
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.people import HANDLE, Person
from postmortem_kb.printable import shown
from postmortem_kb.problem import At, DataPath, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._words import is_placeholder
from postmortem_kb.suggestion import nearest

LEVEL = Level.ERROR
_KEYS = frozenset({"declared_by", "confirmed_by", "resolved_by", "by", "who", "owner"})
_LISTS = frozenset({"authors", "approved_by"})


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each handle that nobody has, and for each promise of somebody who left."""
    if case.people is None or incident.kind == "external":
        return
    named = [*_in_facts(incident), *_in_timeline(incident)]
    unknown = [(at, handle) for at, handle in named if handle not in case.people]
    times = Counter(handle for _, handle in unknown)
    told: set[str] = set()
    for at, handle in unknown:
        # A word that is no handle is to be mended in each place; a new person in people.yml alone.
        if handle not in told:
            yield _unknown(at, handle, times[handle], case.people)
        told.update({handle} if HANDLE.fullmatch(handle) else ())
    yield from _left(incident, case)


def _in_facts(incident: Incident) -> Iterator[tuple[At, str]]:
    for document in incident.documents:
        for path, handle in _handles(document.data, ()):
            if not is_placeholder(handle):
                yield At(document.name, data=path), handle


def _in_timeline(incident: Incident) -> Iterator[tuple[At, str]]:
    for entry in incident.timeline:
        if entry.author:
            column = incident.incident.lines[entry.line - 1].find(f"@{entry.author}") + 1
            yield At(line=entry.line, column=column, width=len(entry.author) + 1), entry.author


def _handles(data: Any, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key in _KEYS and isinstance(value, str):
                yield (*path, key), value
            elif key in _LISTS and isinstance(value, list):
                texts = ((n, v) for n, v in enumerate(value) if isinstance(v, str))
                yield from (((*path, key, number), text) for number, text in texts)
            elif key not in ("impact", "extra", "triage"):
                yield from _handles(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _handles(value, (*path, number))


def _unknown(at: At, handle: str, times: int, people: Mapping[str, Person]) -> Finding:
    also = f", {times} times in this record" if times > 1 and HANDLE.fullmatch(handle) else ""
    message = f"`{shown(handle)}` does not stand in people.yml{also}"
    return Finding(at, message, _hint(handle, people), unfit=True)


def _hint(handle: str, people: Mapping[str, Person]) -> str:
    near = _called(handle, people) or nearest(handle, people)
    team = [person.handle for person in people.values() if person.team == handle]
    if team:
        return f"that is a team: name one person of it, such as {team[0]}"
    if near:
        return f"did you mean `{near}`?"
    if HANDLE.fullmatch(handle):
        return f"add `{handle}` to schema/people.yml"
    return "write the handle under which schema/people.yml has the person: one word, such as ada"


def _called(name: str, people: Mapping[str, Person]) -> str:
    """The handle of the person of that name or mail address."""
    folded = name.casefold()
    called = (p.handle for p in people.values() if folded in (p.name.casefold(), p.mail.casefold()))
    return next(called, "")


def _left(incident: Incident, case: Case) -> Iterator[Finding]:
    today = case.now.astimezone(case.policy.zone).date()
    for item in incident.action_items:
        person = (case.people or {}).get(item.owner)
        if item.open and person and person.left_by(today):
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "owner"))
            message = f"`{item.id}` is owned by {item.owner}, who left on {person.until}"
            yield Finding(at, message, "hand it to somebody who is here", lapsed=True)
