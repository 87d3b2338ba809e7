"""A page for each record: what stopped it first, then the facts, the story and the promises."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.pages import _record_facts as facts
from postmortem_kb.pages import _record_follow_up as follow_up
from postmortem_kb.pages._attachments import shown_attachments
from postmortem_kb.pages._html import Html, element
from postmortem_kb.pages._labels import badges, day_of, review_badge
from postmortem_kb.pages._page import Page, Place, Setting, root_of
from postmortem_kb.pages._record_defects import notices
from postmortem_kb.pages._record_items import action_items
from postmortem_kb.pages._record_own import triage
from postmortem_kb.pages._record_phases import phases
from postmortem_kb.pages._record_related import related, similar
from postmortem_kb.pages._record_story import notes, story
from postmortem_kb.pages._record_timeline import timeline
from postmortem_kb.pages._record_ways import ways
from postmortem_kb.pages._search_facts import search_facts

Part = tuple[Html, tuple[Place, ...]]


def pages(setting: Setting) -> Iterator[Page]:
    """One page for each record that may be shown."""
    for incident in setting.incidents:
        yield page(incident, setting)


def address_of(incident: Incident) -> str:
    """Where a record's page is; it never changes."""
    return f"incidents/{incident.id}/"


def page(incident: Incident, setting: Setting) -> Page:
    """The page of one record."""
    root = root_of(address_of(incident))
    parts = list(_parts(incident, setting, root))
    # A hit shows the title anyway: it is searched, and no excerpt is made of it. But of a page
    # without a word the engine knows nothing, and one just opened may have no other.
    told = bool(incident.summary or incident.solution)
    head = element(
        "header",
        element("p", element("time", day_of(incident)), badges(incident, setting),
                review_badge(incident, setting), class_="kb-record__state"),
        element("h1", incident.title, data_pagefind_meta="title", data_pagefind_ignore=told),
        class_="kb-record__head",
    )  # fmt: skip
    html = element(
        "div",
        search_facts(incident, setting),
        head,
        [part for part, _ in parts],
        class_="kb-record",
        data_pagefind_body=True,
    )
    return Page(
        address=address_of(incident),
        title=incident.title,
        html=html,
        contents=tuple(place for _, places in parts for place in places),
        description=incident.summary or incident.solution,
        files=tuple(found.name for found in shown_attachments(incident)),
    )


def _parts(incident: Incident, setting: Setting, root: str) -> Iterator[Part]:
    yield notices(incident, setting, root), ()
    yield facts.lead(incident), ()
    yield facts.durations(incident, setting), ()
    yield facts.fact_list(incident, setting, root), ()
    # While it burns: what is due, and what stopped those that were like it.
    due, alike = follow_up.clocks(incident, setting), similar(incident, setting, root)
    if incident.running:
        yield from (due, alike)
    yield story(incident, setting)
    yield timeline(incident, setting)
    yield action_items(incident, setting)
    yield notes(incident, setting)
    yield triage(incident, setting)
    yield follow_up.roles(incident, setting)
    yield phases(incident, setting)
    if not incident.running:
        yield due
    yield related(incident, setting, root)
    if not incident.running:
        yield alike
    yield follow_up.waivers(incident, setting)
    yield follow_up.sources(incident)
    yield ways(incident, setting, root), ()
