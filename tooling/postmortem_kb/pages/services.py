"""A page for each service: how it fails, what was promised, and its incidents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.pages._groups import Group, group, group_pages, index_page, recurring_causes
from postmortem_kb.pages._html import Html, element, join, listed, outward
from postmortem_kb.pages._labels import as_of_line, person, word_link
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._record_items import state_of

# A service that promised very much is not the place to read it all.
_PROMISES = 50
_LEAD = "What can fail, and how it has failed."


def pages(setting: Setting) -> Iterator[Page]:
    """The list of services, then a page for each."""
    known = {
        word: (text_of(facts, "title") or word, text_of(facts, "means"))
        for word, facts in setting.services.items()
    }
    groups = group(setting, lambda incident: incident.services, known)
    yield index_page("services", "Services", _LEAD, groups)
    for found in groups:
        yield from group_pages("services", found, setting, *_about(found, setting))


def _about(found: Group, setting: Setting) -> Iterator[Html]:
    root = root_of("services/x/")
    yield _owner(setting.services.get(found.word, {}), setting, root)
    causes = recurring_causes(found.incidents, setting, root)
    if causes:
        yield element("h2", "How it fails", id="how-it-fails")
        yield causes
    promises = _promises(found.incidents, setting, root)
    if promises:
        yield element("h2", "Open promises", id="open-promises")
        yield promises
        yield as_of_line(setting)


def _owner(facts: Mapping[str, Any], setting: Setting, root: str) -> Html:
    owner, needs = text_of(facts, "owner"), texts_of(facts, "depends_on")
    titles = setting.services
    rows = [
        ("Owner", person(owner, setting) if owner else ""),
        ("Called, the nearest first",
         join((person(who, setting) for who in texts_of(facts, "contacts")), ", ")),
        ("Team", text_of(facts, "team")),
        ("Runbooks", join((outward(link) for link in texts_of(facts, "runbooks")), " ")),
        ("Depends on", join((word_link("services", word, text_of(titles.get(word, {}), "title"),
                                       root) for word in needs), ", ")),
    ]  # fmt: skip
    inside = [
        element("div", element("dt", name), element("dd", value)) for name, value in rows if value
    ]
    return element("dl", *inside, class_="kb-facts") if inside else Html("")


def _promises(incidents: Sequence[Incident], setting: Setting, root: str) -> Html:
    lines = [
        join([state_of(item, setting), " ",
              element("a", item.title, href=f"{root}incidents/{incident.id}/#action-items")])
        for incident in incidents if incident.kind != "external"
        for item in incident.action_items if item.open
    ]  # fmt: skip
    rest = len(lines) - _PROMISES
    board = element("a", f"and {rest} more on the board", href=f"{root}actions/")
    return listed([*lines[:_PROMISES], *([board] if rest > 0 else [])], "kb-promises")
