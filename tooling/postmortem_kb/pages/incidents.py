"""The lists of the organisation's own incidents: all years, and a page for each year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from postmortem_kb.pages._html import element, join, listed
from postmortem_kb.pages._incident_list import incident_list
from postmortem_kb.pages._page import Page, Setting, root_of

_NEWEST = 20


def pages(setting: Setting) -> Iterator[Page]:
    """The newest incidents with the way to each year, then a page a year."""
    years = {year: list(found) for year, found in groupby(setting.own, setting.year_of)}
    root = root_of("incidents/")
    ways = [
        join([element("a", year, href=f"{root}years/{year}/"), " ",
              element("span", str(len(found)), class_="kb-count")])
        for year, found in years.items()
    ]  # fmt: skip
    lead = "Our own incidents and drills, the newest first."
    newest = incident_list(setting.own[:_NEWEST], setting, root)
    empty = element("p", "No incident is recorded.")
    html = join([element("h1", "Incidents"), element("p", lead), listed(ways, "kb-years"),
                 newest or empty])  # fmt: skip
    yield Page("incidents/", "Incidents", html, description=lead)
    for year, found in years.items():
        title = f"Incidents of {year}"
        entries = incident_list(found, setting, root_of("years/x/"))
        yield Page(f"years/{year}/", title, join([element("h1", title), entries]))
