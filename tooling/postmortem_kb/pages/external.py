"""Other companies' public incidents, a library of their own."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.pages._html import element, join
from postmortem_kb.pages._incident_list import incident_list
from postmortem_kb.pages._page import Page, Setting, root_of

_LEAD = (
    "What went wrong elsewhere, told from what was published, with its sources. "
    "These incidents count in no figure of ours."
)


def pages(setting: Setting) -> Iterator[Page]:
    """One list, the newest first."""
    entries = incident_list(setting.external, setting, root_of("external/"))
    empty = element("p", "None is recorded.")
    html = join([element("h1", "External incidents"), element("p", _LEAD), entries or empty])
    yield Page("external/", "External incidents", html, description=_LEAD)
