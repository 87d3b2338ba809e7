"""A page of the site as a value, and what every page is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.problem import Problem
from postmortem_kb.reports.overdue import Report
from postmortem_kb.reports.stats import Stats, collect
from postmortem_kb.similarity import Similarity


class Place(NamedTuple):
    """A heading of a page that its table of contents names."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page. `address` is relative to the site, with a slash at the end; "" is the front page.

    `title` and `description` are plain text. `files` names the attachments that stand beside it.
    `moved_to` is the way from here to the page that took the place of this one.
    """

    address: str
    title: str
    html: Html
    contents: tuple[Place, ...] = ()
    description: str = ""
    files: tuple[str, ...] = ()
    moved_to: str = ""

    @property
    def root(self) -> str:
        """The way from this page to the front page: `../../`, or `./`."""
        return root_of(self.address)


def root_of(address: str) -> str:
    """The way from the page at `address` to the front page."""
    return "../" * address.count("/") or "./"


@dataclass(frozen=True)
class Setting:
    """What pages are made from. `incidents` are those that may be shown, newest first.

    `now` is in UTC. `problems` holds what is wrong with a record's form, by its id. `audience`
    is `public` or `internal`. Where not `whole`, the records are what customers may see of them.
    `archive` holds the weekly reports that were kept, by ISO week, oldest first.
    """

    policy: Policy
    now: datetime
    incidents: Sequence[Incident]
    people: Mapping[str, Person] = field(default_factory=dict)
    services: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    audience: str = "public"
    whole: bool = True
    archive: Mapping[str, Report] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """The records that may be shown, by id."""
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def by_any_name(self) -> Mapping[str, Incident]:
        """The records that may be shown, by id and by the ids that they had before."""
        old = {name: incident for incident in self.incidents for name in incident.aliases}
        return {**old, **self.by_id}

    @cached_property
    def own(self) -> Sequence[Incident]:
        """The organisation's own records: incidents and drills."""
        return [found for found in self.incidents if found.kind != "external"]

    @cached_property
    def counted(self) -> Sequence[Incident]:
        """Those that figures count: our incidents, without drills and cancelled ones."""
        return [found for found in self.incidents if is_counted(found)]

    @cached_property
    def external(self) -> Sequence[Incident]:
        """Other companies' public incidents."""
        return [found for found in self.incidents if found.kind == "external"]

    @cached_property
    def named_by(self) -> Mapping[str, Sequence[tuple[Incident, str]]]:
        """Who names each record under `related`, and how."""
        found: dict[str, list[tuple[Incident, str]]] = {}
        for incident in self.incidents:
            for other, how in incident.related:
                found.setdefault(other, []).append((incident, how))
        return found

    @cached_property
    def by_service(self) -> Mapping[str, Sequence[Incident]]:
        """The organisation's own records of each service, newest first."""
        found: dict[str, list[Incident]] = {}
        for incident in self.own:
            for service in dict.fromkeys(incident.services):
                found.setdefault(service, []).append(incident)
        return found

    @cached_property
    def stats(self) -> Stats:
        """What the records that may be shown add up to."""
        return collect(self.incidents, self.policy, self.services, self.now)

    @cached_property
    def similarity(self) -> Similarity:
        """Which records are like which, of those that may be shown."""
        return Similarity(self.incidents)

    def year_of(self, incident: Incident) -> str:
        """The year that the id carries."""
        return incident.id[:4]


def is_counted(incident: Incident) -> bool:
    """Whether figures count a record: drills, external and cancelled ones are in none."""
    return incident.kind == "incident" and incident.status != "cancelled"


def heading(text: str, id_: str) -> tuple[Html, Place]:
    """A section's heading with a link to itself, and its place in the contents."""
    link = element("a", Html("&para;"), class_="headerlink", href=f"#{id_}", title="Link")
    return element("h2", text, link, id=id_), Place(text, id_)


def slug_of(word: str) -> str:
    """A word as a part of an address: ASCII letters, digits and hyphens, else their code points."""
    return "".join(c if c.isascii() and c.isalnum() else _coded(c) for c in word.lower()).strip("-")


def _coded(character: str) -> str:
    return "-" if character in " -_/." else f"{ord(character):x}"
