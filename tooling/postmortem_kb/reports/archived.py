"""A weekly report that was kept as JSON, read back, with what may still be shown of it.

Other versions wrote other fields: one that is missing is empty, one that is unknown is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.reports._week import Week
from postmortem_kb.reports.overdue import Report


def read_report(written: bytes) -> Report | None:
    """The report, or None where this is none."""
    try:
        data = json.loads(written)
        week = Week(_moment(data["as_of"]), ZoneInfo(data["zone"]))
        return Report(week, **_facts(Report, data, but="week"))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError):
        return None  # a zone that nobody knows is a LookupError, one that is a folder an OSError


def still_shown(report: Report, known: Collection[str]) -> Report:
    """The report without what concerns an incident that is not among the `known` names.

    A record that became restricted is in no report any more, nor in a number of one: so how many
    items were open is not known any more, because those in time were counted and not named.
    """
    parts: dict[str, Any] = {
        part.name: tuple(entry for entry in found if _is_known(entry, known))
        for part in fields(report)
        if isinstance(found := getattr(report, part.name), tuple)
    }
    return replace(report, **parts, open_items=None, later=0)


def _is_known(entry: Any, known: Collection[str]) -> bool:
    """Whether all that an entry concerns is known; a waiver of the policy concerns no incident."""
    names = getattr(entry, "incidents", None) or (getattr(entry, "incident", None),)
    return all(name == "" or name in known for name in names)


def _read(kind: Any, data: Any) -> Any:
    """A value of this kind; where there is none, the empty one."""
    if get_origin(kind) is UnionType:
        return None if data is None else _read(get_args(kind)[0], data)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in data or ())
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**_facts(kind, data))
    if kind is date:
        return _day(data)
    if kind is datetime:
        return _moment(data)
    return kind() if data is None else _plain(kind, data)


def _facts(kind: Any, data: Mapping[str, Any], but: str = "") -> dict[str, Any]:
    """The fields of a dataclass, without one of them."""
    kinds = _kinds(kind).items()
    return {name: _read(one, data.get(name)) for name, one in kinds if name != but}


@cache
def _kinds(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _plain(kind: Any, data: Any) -> Any:
    if isinstance(data, kind) or (kind is float and isinstance(data, int)):
        return data
    raise TypeError(f"{kind.__name__} was expected")


def _day(written: str) -> date:
    day = parse_date(written)
    if day is None:
        raise ValueError("no date")
    return day


def _moment(written: str) -> datetime:
    moment = parse_moment(written)
    if moment is None:
        raise ValueError("no moment")
    return moment.at
