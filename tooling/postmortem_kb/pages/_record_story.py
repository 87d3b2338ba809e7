"""The written part of a record: the answers of the post-mortem, and the incident's own text."""

from __future__ import annotations

import re

from postmortem_kb.incident import Incident
from postmortem_kb.markup import Rendered, render
from postmortem_kb.pages._attachments import shown_attachments
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._links import links_of
from postmortem_kb.pages._page import Place, Setting, heading
from postmortem_kb.timeline import HEADING

_PREFIX = "s-"
# Headings alone, and the prompts of a draft, tell a reader nothing.
_UNSAID = re.compile(r"<!--(?s:.*?)-->|^#{1,6} .*$", re.MULTILINE)
Part = tuple[Html, tuple[Place, ...]]


def story(incident: Incident, setting: Setting) -> Part:
    """The post-mortem's answers; of an external record, its own text."""
    if incident.postmortem:
        return _written(incident.postmortem.body, incident, setting)
    if incident.kind == "external":
        return _written(_without_timeline(incident), incident, setting)
    return Html(""), ()


def notes(incident: Incident, setting: Setting) -> Part:
    """What stands in `incident.md` beside the timeline, and images that no text shows."""
    text = "" if incident.kind == "external" else _without_timeline(incident)
    html, places = _written(text, incident, setting, "n-")
    images, more = _evidence(incident)
    return join([html, images]), (*places, *more)


def _written(text: str, incident: Incident, setting: Setting, prefix: str = _PREFIX) -> Part:
    if not _UNSAID.sub("", text).strip():
        return Html(""), ()
    rendered = render(text, link=links_of(incident, setting), id_prefix=prefix)
    return element("div", Html(rendered.html), class_="kb-text"), _places(rendered)


def _places(rendered: Rendered) -> tuple[Place, ...]:
    return tuple(Place(found.text, found.id) for found in rendered.headings if found.level <= 2)


def _without_timeline(incident: Incident) -> str:
    document = incident.incident
    found = document.section(HEADING)
    if found is None:
        return document.body
    # The heading's own line lies before the section's text.
    begin = document.text.rfind("\n", 0, max(found.start - 1, 0)) + 1
    return document.text[document.body_start : begin] + document.text[found.end :]


def _evidence(incident: Incident) -> Part:
    texts = "".join(document.body for document in incident.documents)
    unseen = [found.name for found in shown_attachments(incident) if found.name not in texts]
    if not unseen:
        return Html(""), ()
    title, place = heading("Evidence", "evidence")
    figures = [
        element(
            "figure",
            element("img", src=name, alt=name, loading="lazy"),
            element("figcaption", name),
        )
        for name in unseen
    ]
    return join([title, *figures]), (place,)
