"""`api/v1/`: the records, the promises and the figures as JSON, described by `schema.json` beside.

No file grows with the knowledge base: the index names the years, a year its records and the
board its items in parts of `A_PART`, and a record has a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any, TypeVar

from postmortem_kb.feeds._file import File, json_file
from postmortem_kb.feeds._record_facts import facts_of, row_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_utc
from postmortem_kb.pages import Setting
from postmortem_kb.pages._promise_table import board, state_of
from postmortem_kb.reports import stats_json
from postmortem_kb.reports._promises import Promise

VERSION = 1
A_PART = 500
FOLDER = f"api/v{VERSION}/"
INDEX = f"{FOLDER}index.json"
SCHEMA = f"{FOLDER}schema.json"
_Thing = TypeVar("_Thing")
_Part = tuple[str, Sequence[_Thing]]


def files(setting: Setting, address: str) -> Iterator[File]:
    """All of them; links are relative to the file that they stand in."""
    parts = [part for _, found in _by_year(setting) for part in _parts(found)]
    promises = _promises(setting)
    yield _file(INDEX, "index", {"site": address or None} | _index(setting, parts, promises))
    yield File(SCHEMA, schema_text())
    for name, part in parts:
        rows = [row_of(incident, setting) for incident in part]
        yield _file(f"{FOLDER}{name}", "incidents", {"incidents": rows})
    for incident in setting.incidents:
        name = f"{FOLDER}incidents/{incident.id}.json"
        page = f"../../../incidents/{incident.id}/"
        yield _file(name, "incident", {"page": page, "incident": facts_of(incident, setting)})
    as_of = {"as_of": format_utc(setting.now)}
    for name, items in promises:
        yield _file(f"{FOLDER}{name}", "actions", as_of | {"items": items})
    yield _file(f"{FOLDER}figures.json", "figures", {"figures": _figures(setting)})


@cache
def schema_text() -> str:
    """The JSON Schema of every file but itself."""
    shipped = resources.files("postmortem_kb") / "shipped" / "output" / "api.schema.json"
    return shipped.read_text(encoding="utf-8")


def _file(path: str, what: str, facts: dict[str, Any]) -> File:
    return json_file(path, {"version": VERSION, "what": what} | facts)


def _by_year(setting: Setting) -> Iterator[tuple[str, list[Incident]]]:
    for year, found in groupby(setting.incidents, setting.year_of):
        yield year, list(found)


def _parts(found: Sequence[Incident]) -> Iterator[_Part[Incident]]:
    """One year's records, oldest first, so that a full part stays as it is."""
    oldest_first = found[::-1]
    for at in range(0, len(found), A_PART):
        yield f"years/{found[0].id[:4]}{_number(at)}.json", oldest_first[at : at + A_PART]


def _promises(setting: Setting) -> list[_Part[dict[str, Any]]]:
    """The board of action items in parts; an empty board is one part too."""
    items = [_promise(promise, setting) for promise in board(setting)]
    starts = range(0, max(len(items), 1), A_PART)
    return [(f"actions{_number(at)}.json", items[at : at + A_PART]) for at in starts]


def _number(at: int) -> str:
    """What is added to the name of the part that begins there: nothing to the first."""
    return f"-{at // A_PART + 1}" if at else ""


def _index(
    setting: Setting, incidents: Sequence[_Part[Incident]], promises: Sequence[_Part[Any]]
) -> dict[str, Any]:
    return {
        "schema": "schema.json",
        "count": len(setting.incidents),
        "incidents": [{"file": name, "count": len(part)} for name, part in incidents],
        "incident": "incidents/{id}.json",
        "actions": [{"file": name, "count": len(part)} for name, part in promises],
        "figures": "figures.json",
    }


def _promise(promise: Promise, setting: Setting) -> dict[str, Any]:
    return {
        "name": promise.name,
        "incident": promise.incident,
        "title": promise.title,
        "state": promise.state,
        "stands": state_of(promise, setting),
        "owner": promise.owner,
        "team": promise.team,
        "ticket": promise.ticket,
        "due": str(promise.due) if promise.due else None,
        "days_overdue": promise.days_overdue,
    }


def _figures(setting: Setting) -> dict[str, Any]:
    return stats_json.facts_of(setting.stats)
