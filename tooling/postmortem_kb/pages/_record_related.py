"""Other records beside a record's page: those it names, those that name it, those that are like it.

One that may not be shown is not among the records given, and leaves no trace here.
"""

from __future__ import annotations

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._labels import incident_link, kind_badge, severity_badge
from postmortem_kb.pages._page import Place, Setting, heading

Part = tuple[Html, tuple[Place, ...]]
_NOTHING: Part = (Html(""), ())
_HOW = {"repeats": "It happened before", "caused-by": "Caused by", "see": "See also"}
_BACK = {"repeats": "It happened again", "caused-by": "Led to", "see": "Named by"}


def related(incident: Incident, setting: Setting, root: str) -> Part:
    """Records that this one names, and those that name it."""
    there = [
        (_HOW.get(how, how), setting.by_id[other])
        for other, how in incident.related
        if other in setting.by_id
    ]
    named = {found.id for _, found in there}
    back = [
        (_BACK.get(how, how), found)
        for found, how in setting.named_by.get(incident.id, ())
        if found.id not in named
    ]
    lines = [_line(how, found, "", setting, root) for how, found in [*there, *back]]
    return _section("Related", "related", lines)


def similar(incident: Incident, setting: Setting, root: str) -> Part:
    """Records that are like this one, each with why; reasons that a person can check, no scores."""
    lines = [
        _line("", setting.by_id[likeness.id], f"Why: {'; '.join(likeness.reasons)}", setting, root)
        for likeness in setting.similarity.similar(incident)
    ]
    return _section("Similar incidents", "similar", lines)


def _line(how: str, found: Incident, why: str, setting: Setting, root: str) -> Html:
    """`how` it is related, what stopped it, and `why` it is here."""
    said = element("span", how, class_="kb-related__how") if how else None
    kinds = severity_badge(found, setting), kind_badge(found)
    top = element("span", said, *kinds, element("code", found.id), class_="kb-incidents__facts")
    title = element("span", incident_link(found, root), class_="kb-incidents__title")
    stopped = element("span", found.solution, class_="kb-incidents__said")
    return join([
        top,
        title,
        stopped if found.solution else None,
        element("span", why, class_="kb-small") if why else None,
    ])  # fmt: skip


def _section(title: str, id_: str, lines: list[Html]) -> Part:
    if not lines:
        return _NOTHING
    top, place = heading(title, id_)
    # The words of other records are no words of this one.
    inside = element("div", top, listed(lines, "kb-related"), data_pagefind_ignore=True)
    return inside, (place,)
