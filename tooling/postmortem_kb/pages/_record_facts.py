"""The top of a record's page: what happened, what stopped it, how long it took, the facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.metrics import read_times
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._labels import length, moment, person, time_of, titled, word_link
from postmortem_kb.pages._page import Setting
from postmortem_kb.pages._picture import picture
from postmortem_kb.pages._record_own import own_facts

_STAMPS = (
    ("Started", "started_at"),
    ("Detected", "detected_at"),
    ("Reported", "reported_at"),
    ("Declared", "declared_at"),
    ("Confirmed", "confirmed_at"),
    ("Acknowledged", "acknowledged_at"),
    ("Mitigated", "mitigated_at"),
    ("Resolved", "resolved_at"),
)
# What an author told in words; the other facts are names, which `_search_facts` gives the search.
_TOLD = frozenset({"Who was hit", "How", "Resolved when"})
_NEVER = datetime.max.replace(tzinfo=UTC)
_PEOPLE = (
    ("Declared by", "declared_by"),
    ("Confirmed by", "confirmed_by"),
    ("Resolved by", "resolved_by"),
)
_IMPACT = (
    ("Who was hit", "who"),
    ("How", "how"),
    ("Customers", "customers"),
    ("Data loss", "data_loss"),
)


def lead(incident: Incident) -> Html:
    """The summary, and in a box of its own what stopped it."""
    summary = element("p", incident.summary, class_="kb-summary") if incident.summary else None
    name = element("strong", "What stopped it")
    solution = incident.solution and element(
        "p", name, " ", incident.solution, class_="kb-solution"
    )
    return join([summary, solution])


def durations(incident: Incident, setting: Setting) -> Html:
    """Time to detect, acknowledge, mitigate and resolve, in figures and as one picture."""
    if incident.status == "cancelled":
        return Html("")
    times = read_times(incident)
    measured = (
        ("detect", times.detect),
        ("acknowledge", times.acknowledge),
        ("mitigate", times.mitigate),
        ("resolve", times.resolve),
    )
    if all(seconds is None for _, seconds in measured):
        return Html("")
    figures = [
        element("div", element("dt", f"Time to {name}"), element("dd", _length(seconds, incident)))
        for name, seconds in measured
        # What another company did not tell, nobody here will find out.
        if seconds is not None or incident.kind != "external"
    ]
    inside = element("dl", figures, class_="kb-durations"), picture(incident, setting)
    return element("div", *inside, class_="kb-times", data_pagefind_ignore=True)


def _length(seconds: float | None, incident: Incident) -> Html:
    return element("span", "not yet") if seconds is None and incident.running else length(seconds)


def fact_list(incident: Incident, setting: Setting, root: str) -> Html:
    """The facts as a list of names and values."""
    told = _TOLD | {name for name, _ in own_facts(incident, setting)}
    rows = [
        element(
            "div", element("dt", name), element("dd", value),
            data_pagefind_ignore=name not in told,
        )
        for name, value in _facts(incident, setting, root)
        if value
    ]  # fmt: skip
    return element("dl", rows, class_="kb-facts")


def _facts(incident: Incident, setting: Setting, root: str) -> Iterator[tuple[str, Html | str]]:
    yield "Services", _services(incident, setting, root)
    yield "Type", titled("types", incident.type, setting)
    yield "Causes", _causes(incident, setting, root)
    yield from _stamps(incident, setting)
    yield "Detected by", text_of(incident.incident.data, "detected_by")
    yield from _impact(incident, setting)
    for name, key in _PEOPLE:
        yield name, _person(text_of(incident.incident.data, key), setting)
    yield "Resolved when", text_of(incident.incident.data, "resolved_when")
    yield from own_facts(incident, setting)
    yield "Authors", join((person(who, setting) for who in incident.authors), ", ")
    yield "Approved by", join((person(who, setting) for who in incident.approved_by), ", ")
    yield "Published", _published(incident, setting)
    yield "Text changed", time_of(incident.changed_at, setting) if incident.changed_at else ""
    yield "Tags", join((element("span", t, class_="kb-tag") for t in incident.tags), " ")
    yield "Id", element("code", incident.id)


def _stamps(incident: Incident, setting: Setting) -> Iterator[tuple[str, Html | str]]:
    """The times as they followed each other; behind them those that cannot be read."""
    times = [(name, key, incident.moment(key)) for name, key in _STAMPS]
    in_order = sorted(times, key=lambda time: time[2].at if time[2] else _NEVER)
    for name, key, found in in_order:
        yield name, moment(found, setting) if found else text_of(incident.incident.data, key)


def _published(incident: Incident, setting: Setting) -> Html:
    """When; and what the record says of it, where git has another time."""
    published, declared = incident.publication, incident.published_at
    if published is None:
        return Html("")
    if incident.merged_at is None or declared is None:
        return time_of(published, setting)
    said = (" (merged then; the record says ", time_of(declared.at, setting), ")")
    return join([time_of(published, setting), *said])


def _impact(incident: Incident, setting: Setting) -> Iterator[tuple[str, str]]:
    impact = incident.incident.data.get("impact")
    if isinstance(impact, dict):
        for name, key in _IMPACT:
            yield name, text_of(impact, key)
        yield "Layer", titled("layers", text_of(impact, "layer"), setting)
    yield "Serious", "yes" if incident.incident.data.get("serious") is True else ""


def _services(incident: Incident, setting: Setting, root: str) -> Html:
    links = (
        word_link("services", word, str(setting.services.get(word, {}).get("title") or word), root)
        for word in incident.services
    )
    return join(links, ", ")


def _causes(incident: Incident, setting: Setting, root: str) -> Html:
    links = (
        word_link("causes", word, titled("causes", word, setting), root) for word in incident.causes
    )
    return join(links, ", ")


def _person(handle: str, setting: Setting) -> Html:
    return person(handle, setting) if handle else Html("")
