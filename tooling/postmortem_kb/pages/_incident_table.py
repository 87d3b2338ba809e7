"""Records as a table that sorts and filters in the page; without a script it is a plain list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postmortem_kb.incident import Incident
from postmortem_kb.metrics import read_times
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._labels import (
    NONE,
    day_of,
    incident_link,
    kind_badge,
    length,
    rank_of,
    review_badge,
    severity_badge,
    status_badge,
    word_link,
)
from postmortem_kb.pages._page import Setting
from postmortem_kb.pages._sortable import Cell, Column, sortable

_COLUMNS = (
    Column("Date"),
    Column("Incident"),
    Column("Severity", choices=True),
    Column("Services", choices=True),
    Column("Causes", choices=True),
    Column("Resolved in", numbers=True),
    Column("State", choices=True),
)


def incident_table(incidents: Iterable[Incident], setting: Setting, root: str) -> Html:
    """The organisation's own records, in the order given."""
    rows = [_row(incident, setting, root) for incident in incidents]
    return sortable(_COLUMNS, rows, "incidents", class_="kb-incident-table") if rows else Html("")


def _row(incident: Incident, setting: Setting, root: str) -> Sequence[Cell]:
    services = {
        word: str(setting.services.get(word, {}).get("title") or word) for word in incident.services
    }
    known = setting.policy.words("causes")
    causes = {word: known[word].title if word in known else word for word in incident.causes}
    resolve = read_times(incident).resolve
    rank = str(rank_of(incident, setting))
    return [
        Cell(element("time", day_of(incident)), day_of(incident)),
        Cell(_title(incident, root), incident.title),
        Cell(severity_badge(incident, setting), rank, (incident.severity,)),
        _links("services", services, root),
        _links("causes", causes, root),
        Cell(_resolved_in(incident, resolve), "" if resolve is None else f"{resolve:.0f}"),
        Cell(_state(incident, setting), incident.status, (incident.status, *_kind(incident))),
    ]


def _resolved_in(incident: Incident, seconds: float | None) -> Html:
    if seconds is None and incident.running:
        return element("span", "not yet", class_="kb-unknown")
    # What was no incident was not resolved either.
    return NONE if incident.status == "cancelled" else length(seconds)


def _title(incident: Incident, root: str) -> Html:
    title = element("span", incident_link(incident, root), class_="kb-incidents__title")
    said = incident.solution or incident.summary
    return join([title, element("span", said, class_="kb-small") if said else None])


def _links(kind: str, titles: dict[str, str], root: str) -> Cell:
    links = join((word_link(kind, word, title, root) for word, title in titles.items()), ", ")
    return Cell(links, " ".join(titles.values()), tuple(titles.values()))


def _state(incident: Incident, setting: Setting) -> Html:
    # That a resolved incident has its post-mortem is the rule: only what differs is said.
    review = None if incident.published else review_badge(incident, setting)
    shown = join([status_badge(incident), kind_badge(incident), review])
    return element("span", shown, class_="kb-badges")


def _kind(incident: Incident) -> list[str]:
    return ["drill"] if incident.kind == "drill" else []
