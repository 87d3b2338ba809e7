"""The use case behind the site: who reads it, which records they see, and what was left out.

`shown` is the one place that decides what may leave the repository as a page. Everything that a
page holds is made from what it yields, so that a restricted record leaves no trace: not by its
absence from a count, not by a message about it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from postmortem_kb.as_of import incident_as_of
from postmortem_kb.check import judge
from postmortem_kb.corpus import ID
from postmortem_kb.document import text_of, texts_of
from postmortem_kb.errors import UsageError
from postmortem_kb.history.git import Git, NoHistory
from postmortem_kb.history.ledger import Ledger
from postmortem_kb.incident import Incident
from postmortem_kb.pages import Setting
from postmortem_kb.pages._attachments import is_shown
from postmortem_kb.problem import Problem
from postmortem_kb.project import Project
from postmortem_kb.public_policy import customer_policy, customer_services
from postmortem_kb.public_text import cleaner
from postmortem_kb.public_view import customer_view, people_in, shows_everything
from postmortem_kb.reports.archived import read_report, still_shown
from postmortem_kb.reports.overdue import Report
from postmortem_kb.rules._case import stub_of

Audience = Literal["public", "internal"]
AUDIENCES: tuple[Audience, ...] = ("public", "internal")
WITHHELD = "(withheld)"
# What is wrong with a record itself. Other rules look at other records too, hidden ones among them.
_RULES_OF_FORM = ("front-matter", "schema")


def choose_audience(project: Project, wanted: str | None, *, at_home: bool = False) -> Audience:
    """Who will read: what is asked for, else at home everybody inside, else the policy's readers.

    Raises `UsageError` for an internal site in CI without `site.readers: internal`: what CI
    builds is published, and pages from a private repository are public.
    """
    if at_home and not wanted:
        return "internal"
    readers = text_of(project.policy.part("site"), "readers")
    chosen = wanted or readers or "public"
    if chosen not in AUDIENCES:
        raise UsageError(f"`{chosen}` is no audience", f"choose one of: {', '.join(AUDIENCES)}")
    if chosen == "internal" and readers != "internal" and os.environ.get("CI") == "true":
        message = "CI would publish internal records: the policy does not say who reads the site"
        raise UsageError(message, "write `site: {readers: internal}` in schema/policy.yml")
    return "internal" if chosen == "internal" else "public"


def shown(incidents: Iterable[Incident], audience: Audience) -> Iterator[Incident]:
    """The records that this audience may see; a restricted one never.

    One whose folder's name is no id, or the id of another one shown, has no address of its own.
    """
    taken = set()
    for incident in incidents:
        if incident.restricted or incident.id in taken or not ID.fullmatch(incident.id):
            continue
        if audience == "internal" or incident.visibility == "public":
            taken.add(incident.id)
            yield incident


def set_the_scene(project: Project, audience: Audience) -> Setting:
    """What the pages are made from: the records shown, as they stood at the project's now.

    For the public it is what customers may see, unless the policy makes all of it public.
    """
    policy = project.policy
    then = (incident_as_of(i, project.now, policy.zone) for i in shown(project.reported, audience))
    found = sorted((i for i in then if i), key=lambda i: (i.id[:10], i.id), reverse=True)
    whole = Setting(
        policy=policy,
        now=project.now,
        incidents=tuple(found),
        people=project.people or {},
        services=project.services or {},
        problems={incident.id: _faults(incident, project) for incident in found},
        audience=audience,
    )
    if audience == "public" and not shows_everything(policy):
        return _for_customers(whole)
    return replace(whole, archive=_archive(project, whole))


def _archive(project: Project, whole: Setting) -> Mapping[str, Report]:
    """The weekly reports that were kept by then, without records that may not be shown now."""
    try:
        kept = Ledger(Git(project.root)).reports()
    except NoHistory:
        return {}
    found = ((week, read_report(text)) for week, text in kept.items())
    return {
        week: still_shown(report, whole.by_any_name)
        for week, report in found
        if report and report.week.now <= project.now
    }


def _for_customers(whole: Setting) -> Setting:
    policy, people = whole.policy, whole.people.values()
    known = frozenset({person.handle for person in people} | {person.name for person in people})
    own = urlsplit(text_of(policy.part("site"), "url")).hostname
    hosts = [*texts_of(policy.part("site"), "public_hosts"), *([own] if own else [])]
    clean = cleaner(known, hosts)

    def view(incident: Incident) -> Incident:
        others = people_in(incident) - known
        unknown = cleaner(others, hosts)
        return customer_view(incident, policy, lambda text: unknown(clean(text)))

    return replace(
        whole,
        whole=False,
        policy=customer_policy(policy),
        incidents=tuple(view(incident) for incident in whole.incidents),
        people={},
        services=customer_services(whole.services),
        problems={id_: _unquoted(found) for id_, found in whole.problems.items()},
    )


def _unquoted(problems: Sequence[Problem]) -> Sequence[Problem]:
    """That a record has faults, without what they are: messages quote the record."""
    said = "a part of this record could not be read"
    return [replace(found, message=said, hint="", excerpt="") for found in problems[:1]]


def _faults(incident: Incident, project: Project) -> Sequence[Problem]:
    """What is wrong with the record's form, found without a look at any other record."""
    records = {incident.id: stub_of(incident)}
    alone = replace(project.circumstances(), records=records)
    return judge(incident, alone, _RULES_OF_FORM)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the site does not show although its author may think so."""

    path: str
    why: str


def left_out(project: Project, audience: Audience) -> Iterator[LeftOut]:
    """What is not shown for another reason than that somebody wanted it so."""
    hidden = hidden_names(project.incidents)
    folders = set()
    for incident in shown(project.incidents, audience):
        folders.add(incident.folder)
        yield from _left_out_of(incident, hidden)
    everything = {incident.folder for incident in shown(project.incidents, "internal")}
    for incident in project.incidents:
        if incident.restricted and not _restricted_on_purpose(incident):
            why = "its visibility cannot be read, so it is treated as restricted"
            yield LeftOut(incident.folder, why)
        elif not incident.restricted and incident.folder not in everything | folders:
            why = "its folder's name is no id like 2026-11-21-words, or another record has it too"
            yield LeftOut(incident.folder, why)


def _left_out_of(incident: Incident, hidden: re.Pattern[str] | None) -> Iterator[LeftOut]:
    for document in incident.documents:
        if document.broken:
            yield LeftOut(document.path, "its facts cannot be read; the page says so")
        if hidden and hidden.search(document.text):
            yield LeftOut(document.path, f"it names what may not be shown: {WITHHELD} on the page")
    for found in incident.attachments:
        if not is_shown(found):
            yield LeftOut(f"{incident.folder}/{found.name}", "it is no image of a known kind")


def _restricted_on_purpose(incident: Incident) -> bool:
    sound = not incident.incident.broken
    return sound and incident.incident.data.get("visibility") == "restricted"


def hidden_names(
    incidents: Sequence[Incident], audience: Audience = "internal"
) -> re.Pattern[str] | None:
    """Finds the names of records that this audience may not see, old names included.

    None where there is none. A name that a record shown has too is no secret.
    """
    seen = {incident.folder for incident in shown(incidents, audience)}
    open_names = {i.id for i in incidents if i.folder in seen}
    names = {
        name
        for incident in incidents
        if incident.restricted or (audience == "public" and incident.visibility != "public")
        for name in (incident.id, *incident.aliases)
        if name and (incident.restricted or (ID.fullmatch(name) and name not in open_names))
    }
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{either})(?![A-Za-z0-9-])")
