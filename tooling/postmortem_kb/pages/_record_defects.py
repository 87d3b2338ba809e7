"""What a record's page says first of itself: what it is, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, coded, element, join, listed
from postmortem_kb.pages._labels import incident_link
from postmortem_kb.pages._page import Setting
from postmortem_kb.problem import Problem

_SAID_OF_KIND = {
    "drill": ("Drill", "This was a training. It counts in no figure."),
    "external": (
        "Another company's incident",
        "Written from what was published about it; the sources stand at the end.",
    ),
}


def notices(incident: Incident, setting: Setting, root: str) -> Html:
    """Boxes on top of the page, ignored by the search."""
    inside = join(_notices(incident, setting, root))
    return (
        element("div", inside, class_="kb-notices", data_pagefind_ignore=True) if inside else inside
    )


def _notices(incident: Incident, setting: Setting, root: str) -> Iterator[Html]:
    problems = setting.problems.get(incident.id, ())
    if problems:
        yield _box("failure", "This record has faults", _faults(problems))
    if incident.kind in _SAID_OF_KIND:
        title, said = _SAID_OF_KIND[incident.kind]
        yield _box("note", title, element("p", said))
    if incident.status == "cancelled":
        yield _box("note", "Cancelled", element("p", _cancelled(incident)))
    covering = setting.by_id.get(incident.covered_by)
    if covering:
        said = element("p", "The post-mortem of ", incident_link(covering, root), " covers this.")
        yield _box("note", "Covered by another post-mortem", said)


def _box(style: str, title: str, content: Html) -> Html:
    name = element("p", title, class_="admonition-title")
    return element("div", name, content, class_=f"admonition {style}")


def _faults(problems: Sequence[Problem]) -> Html:
    said = element("p", "What could be read is shown below.")
    return join([said, listed((_fault(problem) for problem in problems), "kb-faults")])


def _fault(problem: Problem) -> Html:
    place = f"{problem.path.rsplit('/', 1)[-1]}, line {problem.line}"
    hint = problem.hint and element("span", coded(problem.hint), class_="kb-faults__hint")
    return join([element("code", place), " ", coded(problem.message), " ", hint])


def _cancelled(incident: Incident) -> str:
    facts = incident.incident.data.get("cancelled")
    reason = text_of(facts, "reason") if isinstance(facts, dict) else ""
    return reason or "It turned out to be no incident."
