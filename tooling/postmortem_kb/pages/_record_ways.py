"""The ways on from a record's page: what befell the same service before and after, and its text."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._labels import day_of
from postmortem_kb.pages._page import Setting
from postmortem_kb.reports._links import repository_link


def ways(incident: Incident, setting: Setting, root: str) -> Html:
    """For each service the incident before and the one after; then the way to edit this one."""
    rows = [_row(service, incident, setting, root) for service in incident.services]
    inside = [row for row in rows if row]
    edit = _edit(incident, setting)
    if not inside and not edit:
        return Html("")
    said = "Before and after, by service"
    return element("nav", *inside, edit, class_="kb-ways", aria_label=said,
                   data_pagefind_ignore=True)  # fmt: skip


def _row(service: str, incident: Incident, setting: Setting, root: str) -> Html | None:
    line = setting.by_service.get(service, ())
    at = next((at for at, found in enumerate(line) if found.id == incident.id), None)
    if at is None or len(line) < 2:
        return None
    title = str(setting.services.get(service, {}).get("title") or service)
    before = line[at + 1] if at + 1 < len(line) else None
    after = line[at - 1] if at else None
    links = join(_links(before, after, root))
    return element("p", element("span", title, class_="kb-ways__service"), links)


def _links(before: Incident | None, after: Incident | None, root: str) -> Iterator[Html]:
    for found, said, rel in ((before, "Before", "prev"), (after, "After", "next")):
        if found:
            name = element("span", f"{said}, {day_of(found)}", class_="kb-small")
            yield element("a", name, found.title, href=f"{root}incidents/{found.id}/", rel=rel)


def _edit(incident: Incident, setting: Setting) -> Html | None:
    """For those inside alone: the public sees no address of a repository."""
    file = POSTMORTEM_FILE if incident.postmortem else "incident.md"
    address = repository_link(incident, setting.policy, file).replace("/blob/", "/edit/", 1)
    if not address or setting.audience != "internal":
        return None
    return element("a", "Edit this record", href=address, class_="kb-ways__edit")
