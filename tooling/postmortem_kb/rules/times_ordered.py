"""Times stand in an order that can be.

## What it asks

Nothing is stamped before `started_at`, `mitigated_at` is not after `resolved_at`, nobody leaves a
role before taking it, and nothing has happened after the check's now. Bare dates are compared by
day, and a day has come once it has begun anywhere. No other order is asked: something can be
detected before it is reported, or after.

## Why

Every figure is a difference of two of these times. One slip of a month makes a mean worthless.

## Bad

    started_at: 2026-11-03T13:51:00Z
    resolved_at: 2026-11-03T12:20:00Z

## Good

    started_at: 2026-11-03T13:51:00Z
    resolved_at: 2026-11-03T16:20:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import maps_of, text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.moment import Moment, parse_moment
from postmortem_kb.problem import At, DataPath, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._moments import is_after, is_to_come

LEVEL = Level.ERROR
STAMPS = (
    "detected_at", "reported_at", "declared_at", "confirmed_at", "acknowledged_at",
    "mitigated_at", "resolved_at",
)  # fmt: skip
_PUBLISHED = At(POSTMORTEM_FILE, data=("published_at",))
_Place = tuple[At, Moment | None]


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each time that cannot be."""
    yield from _against_start(incident, case)
    started, mitigated, resolved = map(
        incident.moment, ("started_at", "mitigated_at", "resolved_at")
    )
    at_odds = started and resolved and is_after(started, resolved)
    if mitigated and resolved and is_after(mitigated, resolved) and not at_odds:
        message = f"`mitigated_at` is after `resolved_at`, {resolved.written}"
        yield Finding(At(data=("mitigated_at",)), message, "one of the two is wrong")
    yield from _roles(incident)
    yield from _future(incident, case)


def _against_start(incident: Incident, case: Case) -> Iterator[Finding]:
    """Of several times before the start, the start is the odd one."""
    started = incident.moment("started_at")
    if started is None or is_to_come(started, case.now):
        return
    places: list[_Place] = [(At(data=(name,)), incident.moment(name)) for name in STAMPS]
    places.append((_PUBLISHED, incident.published_at))
    early = [(at, moment) for at, moment in places if moment and is_after(started, moment)]
    for at, _ in early if len(early) == 1 else ():
        message = f"`{_name(at)}` is before `started_at`, {started.written}"
        yield Finding(at, message, "one of the two is wrong")
    if len(early) > 1:
        first, moment = early[0]
        others = "another time" if len(early) == 2 else f"{len(early) - 1} other times"
        message = f"`started_at` is after `{_name(first)}`, {moment.written}, and {others}"
        hint = "nothing is stamped before it began: correct `started_at`, or all of those"
        yield Finding(At(data=("started_at",)), message, hint)


def _name(at: At) -> str:
    return ".".join(str(part) for part in at.data or ())


def _roles(incident: Incident) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for holding in incident.holdings:
        position = counts.setdefault(holding.role, 0)
        counts[holding.role] += 1
        if holding.since and holding.until and holding.until.at < holding.since.at:
            at = At(data=("roles", holding.role, position, "until"))
            yield Finding(at, "the role ends before it begins", "exchange `from` and `until`")


def _future(incident: Incident, case: Case) -> Iterator[Finding]:
    places: list[_Place] = [
        *((At(data=(name,)), incident.moment(name)) for name in ("started_at", *STAMPS)),
        *_sent(incident),
        (_PUBLISHED, incident.published_at),
        *_item_days(incident),
        *((At(line=entry.line), entry.moment) for entry in incident.timeline),
    ]
    for at, moment in places:
        if moment and is_to_come(moment, case.now):
            message = f"{moment.written} has not happened yet"
            yield Finding(at, message, "check the date, and the zone of the time")


def _sent(incident: Incident) -> Iterator[_Place]:
    for position, sent in enumerate(maps_of(incident.incident.data, "sent")):
        yield At(data=("sent", position, "at")), parse_moment(text_of(sent, "at"))


def _item_days(incident: Incident) -> Iterator[_Place]:
    """What is said of an action item as a thing of the past."""
    for item in incident.action_items:
        path = ("action_items", item.position)
        days: list[tuple[DataPath, str]] = [
            ((*path, "added"), item.added),
            ((*path, "done_at"), item.done_at),
            ((*path, "dropped", "on"), text_of(item.dropped, "on")),
        ]
        days += [((*path, "moved", n, "on"), text_of(m, "on")) for n, m in enumerate(item.moved)]
        for place, written in days:
            yield At(POSTMORTEM_FILE, data=place), parse_moment(written)
