"""The phases that the policy names, and how long an incident was in each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration
from postmortem_kb.pages._html import Html, element, join, table
from postmortem_kb.pages._labels import time_of
from postmortem_kb.pages._page import Place, Setting, heading

Part = tuple[Html, tuple[Place, ...]]


def phases(incident: Incident, setting: Setting) -> Part:
    """Since when and for how long; a phase that began twice has two rows."""
    begun = sorted(_begun(incident, setting))
    if not begun:
        return Html(""), ()
    resolved = incident.moment("resolved_at")
    last = resolved.at if resolved and resolved.exact and resolved.at >= begun[-1][0] else None
    ends = [*(start for start, _ in begun[1:]), last]
    rows = [
        [join([title]), time_of(start, setting), _length(start, end)]
        for (start, title), end in zip(begun, ends, strict=True)
    ]
    top, place = heading("Phases", "phases")
    inside = element("div", top, table(("Phase", "From", "For"), rows), data_pagefind_ignore=True)
    return inside, (place,)


def _begun(incident: Incident, setting: Setting) -> Iterator[tuple[datetime, str]]:
    titles = {
        text_of(facts, "kind"): text_of(facts, "title") or word
        for word, facts in setting.policy.entries("phases")
        if text_of(facts, "kind")
    }
    entries = [(e.moment.at, e.kind) for e in incident.timeline if e.moment and e.moment.exact]
    before = ""
    for at, kind in sorted(entries):
        if kind in titles and kind != before:
            before = kind
            yield at, titles[kind]


def _length(start: datetime, end: datetime | None) -> Html:
    if end is None:
        return element("span", "not known", class_="kb-unknown")
    return join([format_duration((end - start).total_seconds())])
