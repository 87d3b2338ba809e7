"""Records in a list, as most pages show them: day, title, state, and what stopped it."""

from __future__ import annotations

from collections.abc import Iterable

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element, listed
from postmortem_kb.pages._labels import badges, day_of, incident_link, review_badge
from postmortem_kb.pages._page import Setting


def incident_list(incidents: Iterable[Incident], setting: Setting, root: str) -> Html:
    """A list of records, in the order given."""
    return listed((_entry(incident, setting, root) for incident in incidents), "kb-incidents")


def _entry(incident: Incident, setting: Setting, root: str) -> Html:
    top = element(
        "span",
        element("time", day_of(incident), datetime=day_of(incident)),
        badges(incident, setting),
        review_badge(incident, setting) if incident.kind != "external" else None,
        class_="kb-incidents__facts",
    )
    title = element("span", incident_link(incident, root), class_="kb-incidents__title")
    said = incident.solution or incident.summary
    line = element("span", said, class_="kb-incidents__said") if said else None
    return Html(top + title + (line or ""))
