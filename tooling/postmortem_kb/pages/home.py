"""The front page: search, what is open, what was learned last, and how much there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from postmortem_kb.cadences import read_cadences
from postmortem_kb.clocks import read_clocks
from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration
from postmortem_kb.pages._groups import most_named
from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._incident_list import incident_list
from postmortem_kb.pages._labels import as_of_line, badges, deadline, incident_link, word_link
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages.search import search_box

_LATEST = 6
_SERVICES = 12


def pages(setting: Setting) -> Iterator[Page]:
    """The page at the site's own address."""
    root = root_of("")
    html = join(
        [
            element("form", search_box(), element("button", "Search", class_="md-button"),
                    action=f"{root}search/", method="get", role="search", class_="kb-search"),
            _open(setting, root),
            _latest(setting, root),
            _services(setting, root),
            _figures(setting, root),
        ]
    )  # fmt: skip
    yield Page("", "Home", html)


def _open(setting: Setting, root: str) -> Html:
    title = element("h2", "Open now", id="open")
    found = [incident for incident in setting.own if incident.running]
    if not found:
        return join([title, element("p", "Nothing is open."), as_of_line(setting)])
    cards = [_card(incident, setting, root) for incident in found]
    return join([title, listed(cards, "kb-open"), as_of_line(setting)])


def _card(incident: Incident, setting: Setting, root: str) -> Html:
    declared = incident.moment("declared_at")
    since = _running(declared.at, setting) if declared and declared.exact else ""
    lines = [element("li", line) for line in _running_clocks(incident, setting)]
    return join(
        [
            element("span", badges(incident, setting), " ", since, class_="kb-incidents__facts"),
            element("span", incident_link(incident, root), class_="kb-incidents__title"),
            element("ul", *lines, class_="kb-open__clocks") if lines else None,
        ]
    )


def _running(since: datetime, setting: Setting) -> str:
    return f"for {format_duration((setting.now - since).total_seconds())}"


def _running_clocks(incident: Incident, setting: Setting) -> Iterator[Html]:
    for rhythm in read_cadences(incident, setting.policy, setting.now):
        if rhythm.next_due:
            yield join([rhythm.cadence.title, ": ", deadline(rhythm.next_due, setting)])
    for reading in read_clocks(incident, setting.policy, setting.now):
        if reading.stopped is None:
            yield join([reading.clock.title, ": ", deadline(reading.due, setting)])


def _latest(setting: Setting, root: str) -> Html:
    published = [found for found in setting.own if found.published]
    never = datetime.min.replace(tzinfo=UTC)
    published.sort(key=lambda i: i.publication or never, reverse=True)
    if not published:
        return Html("")
    title = element("h2", "Latest post-mortems", id="latest")
    return join([title, incident_list(published[:_LATEST], setting, root)])


def _services(setting: Setting, root: str) -> Html:
    """The way to those that fail most, for whoever is new to one."""
    counts = most_named(word for found in setting.counted for word in dict.fromkeys(found.services))
    lines = [
        join([word_link("services", word, text_of(setting.services.get(word, {}), "title"), root),
              element("span", f" × {count}", class_="kb-count")])
        for word, count in counts[:_SERVICES]
    ]  # fmt: skip
    if not lines:
        return Html("")
    rest = (
        [element("a", "all services", href=f"{root}services/")] if len(counts) > _SERVICES else []
    )
    title = element("h2", "How a service fails", id="services")
    return join([title, listed([*lines, *rest], "kb-causes")])


def _figures(setting: Setting, root: str) -> Html:
    own = setting.counted
    promises = sum(item.open for found in own for item in found.action_items)
    figures = (
        (len(own), "incidents", "incidents/"),
        (sum(found.published for found in own), "post-mortems published", "incidents/"),
        (promises, "promises open", "actions/"),
        (len(setting.external), "external incidents", "external/"),
    )
    cards = [
        element("a", element("strong", str(count)), element("span", said), href=root + address)
        for count, said, address in figures
    ]
    return element("nav", *cards, class_="kb-figures", aria_label="What is here")
