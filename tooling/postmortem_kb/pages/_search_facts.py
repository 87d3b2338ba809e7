"""What the search knows of a record beside its words: filters, and what a hit shows."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element
from postmortem_kb.pages._labels import KINDS, day_of, rank_of, titled
from postmortem_kb.pages._page import Setting
from postmortem_kb.pages._teams import teams_of


def search_facts(incident: Incident, setting: Setting) -> Html:
    """The filters, hidden from readers, and left out of the words."""
    filters = [
        element("span", value, data_pagefind_filter=name)
        for name, value in _filters(incident, setting)
    ]
    shown = [
        element("span", value, data_pagefind_meta=name)
        for name, value in _shown(incident, setting)
        if value
    ]
    sort = element("span", day_of(incident), data_pagefind_sort="date")
    return element("div", filters, shown, sort, hidden=True, data_pagefind_ignore=True)


def _filters(incident: Incident, setting: Setting) -> Iterator[tuple[str, str]]:
    yield "year", setting.year_of(incident)
    yield "kind", incident.kind
    if incident.severity:
        yield "severity", incident.severity
    if incident.status:
        yield "status", incident.status
    for title in _services(incident, setting):
        yield "service", title
    for team in teams_of(incident, setting):
        yield "team", team
    for word in incident.causes:
        yield "cause", titled("causes", word, setting)


def _shown(incident: Incident, setting: Setting) -> Iterator[tuple[str, str]]:
    yield "solution", incident.solution
    yield "date", day_of(incident)
    yield "severity", incident.severity
    yield "rank", str(rank_of(incident, setting))
    yield "kind", KINDS.get(incident.kind, "")
    # That it is over is no news.
    over = incident.kind == "external" or incident.status == "resolved"
    yield "state", "" if over else incident.status
    yield "services", ", ".join(_services(incident, setting))
    yield "names", ", ".join(dict.fromkeys(_names(incident, setting)))


def _names(incident: Incident, setting: Setting) -> Iterator[str]:
    """By what a record is found beside its text; no excerpt is made of these."""
    yield titled("types", incident.type, setting)
    yield from (titled("causes", word, setting) for word in incident.causes)
    people = (*incident.authors, *incident.approved_by)
    yield from (setting.people[who].name if who in setting.people else who for who in people)
    yield from (*incident.tags, incident.id)


def _services(incident: Incident, setting: Setting) -> list[str]:
    titles = setting.services
    return [text_of(titles.get(word, {}), "title") or word for word in incident.services]
