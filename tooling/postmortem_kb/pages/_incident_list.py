"""Records in a list, as most pages show them: day, title, state, and what stopped it."""

from __future__ import annotations

from collections.abc import Iterable

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._labels import (
    day_of,
    incident_link,
    internal_badge,
    kind_badge,
    review_badge,
    severity_badge,
    status_badge,
)
from postmortem_kb.pages._page import Setting


def incident_list(
    incidents: Iterable[Incident], setting: Setting, root: str, *, of_one_kind: bool = False
) -> Html:
    """A list of records, in the order given; `of_one_kind` where the page says which kind."""
    entries = (_entry(incident, setting, root, of_one_kind) for incident in incidents)
    return listed(entries, "kb-incidents")


def _entry(incident: Incident, setting: Setting, root: str, of_one_kind: bool) -> Html:
    titles = setting.services
    services = [text_of(titles.get(word, {}), "title") or word for word in incident.services]
    top = element(
        "span",
        element("time", day_of(incident), datetime=day_of(incident)),
        _badges(incident, setting, of_one_kind),
        ", ".join(services),
        class_="kb-incidents__facts",
    )
    title = element("span", incident_link(incident, root), class_="kb-incidents__title")
    said = incident.solution or incident.summary
    line = element("span", said, class_="kb-incidents__said") if said else None
    return join([top, title, line])


def _badges(incident: Incident, setting: Setting, of_one_kind: bool) -> Html | None:
    """That it is resolved and has its post-mortem is the rule: only what differs is said."""
    over = incident.status == "resolved"
    told = incident.published or incident.kind == "external"
    shown = join(
        [
            severity_badge(incident, setting),
            None if of_one_kind else kind_badge(incident),
            None if over else status_badge(incident),
            internal_badge(incident),
            None if told else review_badge(incident, setting),
        ]
    )
    return element("span", shown, class_="kb-badges") if shown else None
