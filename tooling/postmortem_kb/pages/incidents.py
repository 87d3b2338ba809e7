"""The lists of the organisation's own incidents: the newest, and a table for each year.

A year with very many goes over several pages, so that none grows with the number of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import element, join, listed
from postmortem_kb.pages._incident_list import incident_list
from postmortem_kb.pages._incident_table import incident_table
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._paging import days_of, parts_of, titled, ways

_NEWEST = 20


def pages(setting: Setting) -> Iterator[Page]:
    """The newest incidents with the way to each year, then the pages of each year."""
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
        yield from _year(year, found, setting)


def _year(year: str, incidents: Sequence[Incident], setting: Setting) -> Iterator[Page]:
    parts = parts_of(incidents)
    root = root_of("years/x/")
    for number, part in enumerate(parts, start=1):
        title = titled(f"Incidents of {year}", number)
        lead = ways(number, days_of(parts), lambda at: f"{root}years/{_name(year, at)}/")
        html = join([element("h1", title), lead, incident_table(part, setting, root)])
        said = f"Our incidents and drills of {year}, as a table that sorts and filters."
        yield Page(f"years/{_name(year, number)}/", title, html, description=said)


def _name(year: str, number: int) -> str:
    return year if number == 1 else f"{year}-{number}"
