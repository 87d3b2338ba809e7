"""Reads a table of people: a line for each time that somebody spent in a team.

The first line names the columns, in any order: handle, name, team, email, from, until. They are
set apart by commas, semicolons or tabs, whichever makes most of them known.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO

from postmortem_kb.errors import UsageError
from postmortem_kb.moment import parse_date
from postmortem_kb.people import HANDLE, Stay
from postmortem_kb.roster import (
    MAIL,
    Listed,
    Remark,
    Roster,
    handle_of,
    team_of,
)

_COLUMNS = {
    "handle": ("handle", "login", "username", "user"),
    "name": ("name", "full name"),
    "team": ("team",),
    "email": ("email", "e-mail", "mail"),
    "from": ("from", "since", "start"),
    "until": ("until", "end"),
}
_MEANT = {word: column for column, words in _COLUMNS.items() for word in words}


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    facts: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.facts.get(column, "")


def read_people_csv(text: str) -> Roster:
    """The people of the table, and the lines that cannot be taken.

    Raises `UsageError` for what is no table, or one without a column for handles.
    """
    try:
        rows, unknown = _rows(text)
    except csv.Error as error:
        raise UsageError(f"the table cannot be read: {error}", "save it as CSV again") from error
    refused: list[Remark] = []
    taken: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        wrong = _wrong(row)
        if wrong:
            refused.append(Remark(row.line, wrong))
        elif row.facts not in [each.facts for each in taken[handle_of(row.get("handle"))]]:
            taken[handle_of(row.get("handle"))].append(row)
    people = []
    for handle, theirs in taken.items():
        wrong = _contradiction(theirs)
        if wrong:
            refused.append(Remark(theirs[-1].line, f"{handle} {wrong}"))
        else:
            people.append(_listed(handle, theirs))
    notes = [Remark(1, f"the column `{column}` is not read") for column in unknown]
    return Roster(tuple(people), tuple(sorted(refused, key=lambda r: r.line)), tuple(notes))


def _rows(text: str) -> tuple[list[_Row], list[str]]:
    """The rows that hold anything, and the columns that nobody knows."""
    skipped = 1 if text.startswith("sep=") else 0  # what Excel writes for itself
    lines = list(StringIO(text, newline=""))[skipped:]
    first = lines[0] if lines else ""
    mark = max(",;\t", key=lambda mark: sum(word in _MEANT for word in _heads(first, mark)))
    heads = _heads(first, mark)
    columns = [_MEANT.get(head, "") for head in heads]
    _refuse_columns(columns)
    reader = csv.reader(lines[1:], delimiter=mark)
    rows, line = [], skipped + 2
    for cells in reader:
        facts = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
        facts.pop("", None)
        if any(facts.values()):
            rows.append(_Row(line, facts))
        line = skipped + 2 + reader.line_num
    unknown = [head for head in heads if head and head not in _MEANT]
    return rows, unknown


def _heads(line: str, mark: str) -> list[str]:
    return [head.strip().casefold() for head in next(csv.reader([line], delimiter=mark), [])]


def _refuse_columns(columns: list[str]) -> None:
    if "handle" not in columns:
        hint = f"the first line names the columns: {', '.join(_COLUMNS)}"
        raise UsageError("the table has no column `handle`", hint)
    twice = next((each for each in columns if each and columns.count(each) > 1), "")
    if twice:
        raise UsageError(f"the table has two columns for `{twice}`", "take one of them away")


def _wrong(row: _Row) -> str:
    """Why a row cannot be taken, or ""."""
    written = row.get("handle")
    if not HANDLE.fullmatch(handle_of(written)):
        said = f"`{written}` cannot be a handle" if written else "there is no handle"
        return f"{said}: small letters, digits and hyphens"
    if row.get("email") and not MAIL.fullmatch(row.get("email")):
        return f"`{row.get('email')}` is no address of mail"
    if row.get("team") and not team_of(row.get("team")):
        return f"`{row.get('team')}` cannot be a team: letters, digits, `.`, `_` and `-`"
    if not row.get("name").isprintable() or len(row.get("name")) > 300:
        return "the name is not one line of text"
    for column in ("from", "until"):
        if row.get(column) and parse_date(row.get(column)) is None:
            return f"`{row.get(column)}` is no date: write it as 2026-10-31"
    stay = _stay(row)
    backwards = stay.from_ and stay.until and stay.until < stay.from_
    return "`until` is before `from`" if backwards else ""


def _contradiction(rows: list[_Row]) -> str:
    """Why the rows of one person do not go together, or ""."""
    for column in ("name", "email"):
        said = dict.fromkeys(row.get(column) for row in rows if row.get(column))
        if len(said) > 1:
            return f"has more than one {column}: {', '.join(said)}"
    if len(rows) > 1 and len({_stay(row).from_ for row in rows}) < len(rows):
        return f"stands in {len(rows)} lines, and `from` does not say in which order"
    return ""


def _listed(handle: str, rows: list[_Row]) -> Listed:
    name, mail = (_first(row.get(column) for row in rows) for column in ("name", "email"))
    stays = sorted(map(_stay, rows), key=lambda stay: stay.from_ or date.min)
    return Listed(rows[0].line, handle, name, mail, tuple(_ended(stays)))


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def _ended(stays: list[Stay]) -> Iterator[Stay]:
    """The stays; one that does not say when it ended did so when the next began."""
    for stay, following in zip(stays, [*stays[1:], None], strict=True):
        begun = following.from_ if following else None
        until = stay.until or (begun - timedelta(days=1) if begun else None)
        yield Stay(stay.team, stay.from_, until)


def _stay(row: _Row) -> Stay:
    from_, until = parse_date(row.get("from")), parse_date(row.get("until"))
    return Stay(team_of(row.get("team")), from_, until)
