"""Other companies' public incidents, a library of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postmortem_kb.incident import Incident
from postmortem_kb.pages._groups import recurring_causes
from postmortem_kb.pages._html import element, join
from postmortem_kb.pages._incident_list import incident_list
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._paging import days_of, parts_of, titled, ways

_LEAD = (
    "What went wrong elsewhere, told from what was published, with its sources. "
    "These incidents count in no figure of ours."
)


def pages(setting: Setting) -> Iterator[Page]:
    """The newest first, page by page."""
    parts = parts_of(setting.external)
    for number in range(1, len(parts) + 1):
        yield _page(number, parts, setting)


def _page(number: int, parts: Sequence[Sequence[Incident]], setting: Setting) -> Page:
    root, title = root_of(_address(number)), titled("External incidents", number)
    way = ways(number, days_of(parts), lambda at: root + _address(at))
    entries = incident_list(parts[number - 1], setting, root, of_one_kind=True)
    empty = element("p", "None is recorded.")
    causes = recurring_causes(setting.external, setting, root) if number == 1 else None
    top = element("h1", title), element("p", _LEAD)
    html = join([*top, causes, way, entries or empty])
    return Page(_address(number), title, html, description=_LEAD)


def _address(number: int) -> str:
    return "external/" if number == 1 else f"external/{number}/"
