"""Reads CODEOWNERS as GitHub and GitLab write it: who answers for which path.

It names people by login, and teams without their members. A GitLab group looks like a login and is
taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from postmortem_kb.roster import MAIL, Listed, Owned, Remark, Roster, handle_of, team_of

_SECTION = re.compile(r"\^?\[[^\[\]]+\](?:\[[0-9]+\])?(?=\s|$)")
_BLANK = re.compile(r"(?<!\\)\s+")


def read_codeowners(text: str) -> Roster:
    """The people of the file, each once, and the lines that name no owner that we know."""
    people: dict[str, Listed] = {}
    refused: list[Remark] = []
    notes: list[Remark] = []
    owned: list[Owned] = []
    for line, path, owners in _iter_lines(text):
        for owner in owners:
            who = _who(line, owner)
            if isinstance(who, Listed):
                people.setdefault(who.handle or who.mail.casefold(), who)
            elif said := _said_of_many(owner):
                notes.append(Remark(line, said))
            else:
                refused.append(Remark(line, _why_not(owner)))
        if path:
            owned.append(_owned(line, path, owners))
    return Roster(tuple(people.values()), tuple(refused), tuple(_once(notes)), tuple(owned))


def _iter_lines(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Each line with owners: its number, its path ("" for a section's heading), the owners."""
    for number, line in enumerate(text.split("\n"), start=1):
        section = _SECTION.match(line.strip())
        rest = line.strip()[section.end() :] if section else line
        words = _without_comment(_BLANK.split(rest.strip()))
        path = words.pop(0) if words and not section else ""
        if words:
            yield number, path, words


def _without_comment(words: list[str]) -> list[str]:
    comment = next((at for at, word in enumerate(words) if word.startswith("#")), len(words))
    return [word for word in words[:comment] if word]


def _who(line: int, owner: str) -> Listed | None:
    if MAIL.fullmatch(owner):
        return Listed(line, "", mail=owner)
    handle = handle_of(owner) if owner.startswith("@") else ""
    return Listed(line, handle) if handle else None


def _said_of_many(owner: str) -> str:
    """What to know of an owner that is several people: a team, or a role of GitLab; else ""."""
    if re.fullmatch(r"@@[a-z]+", owner):
        return f"{owner} is a role; it does not say who has it"
    if re.fullmatch(r"@[\w.-]+(?:/[\w.-]+)+", owner):
        return f"{owner} is a team; it does not say who is in it"
    return ""


def _why_not(owner: str) -> str:
    if owner.startswith("@"):
        return f"{owner} cannot be a handle: small letters, digits and hyphens"
    return f"`{owner}` is no owner: @login, @organisation/team or an address of mail"


def _owned(line: int, path: str, owners: Iterable[str]) -> Owned:
    teams = [owner.rpartition("/")[2] for owner in owners if "/" in owner]
    handles = [handle_of(owner) for owner in owners if owner.startswith("@") and "/" not in owner]
    return Owned(line, path, tuple(filter(None, map(team_of, teams))), tuple(filter(None, handles)))


def _once(notes: Iterable[Remark]) -> Iterator[Remark]:
    """The notes, each message at its first line alone."""
    first: dict[str, Remark] = {}
    for note in notes:
        first.setdefault(note.message, note)
    yield from first.values()
