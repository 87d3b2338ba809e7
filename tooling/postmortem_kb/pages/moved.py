"""A page at each address that a record had before: it leads to where the record is now."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.corpus import ID
from postmortem_kb.pages._html import element, join
from postmortem_kb.pages._labels import incident_link
from postmortem_kb.pages._page import Page, Setting, root_of


def pages(setting: Setting) -> Iterator[Page]:
    """One page for each alias that is no record's id; the first record that claims it has it."""
    taken = set(setting.by_id)
    for incident in reversed(setting.incidents):
        for alias in incident.aliases:
            if ID.fullmatch(alias) and alias not in taken:
                taken.add(alias)
                address = f"incidents/{alias}/"
                said = element("p", "It is here now: ", incident_link(incident, root_of(address)))
                html = join([element("h1", "This page has moved"), said])
                moved_to = f"{root_of(address)}incidents/{incident.id}/"
                yield Page(address, "This page has moved", html, moved_to=moved_to)
