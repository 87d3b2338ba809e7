"""The post-mortem is drafted by whom the policy names.

## What it asks

Where the policy says which role drafts the post-mortem (`postmortem.drafted_by`), one of the
`authors` held that role. Where it says that the team drafts it (`postmortem.drafted_by_team`), one
of them is, on the last day of the incident, of the team of a service that failed, as far as
people.yml and services.yml know teams.

## Why

Whoever led the response knows the order of things and why they were decided so; the team knows the
system, and lives with what is decided.

## Bad

    authors: [somebody-else]

## Good

    authors: [ada]
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.people import team_on
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING
COMPLETENESS = True
_AUTHORS = At(POSTMORTEM_FILE, data=("authors",))


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where none of the authors held the role, one where none is of the team."""
    document = incident.postmortem
    if document is None or document.broken or not case.policy.asks_postmortem(incident):
        return
    asked = case.policy.part("postmortem")
    yield from _by_role(incident, case, text_of(asked, "drafted_by"))
    if asked.get("drafted_by_team") is True:
        yield from _by_team(incident, case)


def _by_role(incident: Incident, case: Case, role: str) -> Iterator[Finding]:
    holdings = [holding for holding in incident.holdings if role and holding.role == role]
    holders = [holding.who for holding in holdings if holding.who]
    if holders and not set(holders) & set(incident.authors):
        title = case.policy.roles[role].title if role in case.policy.roles else role
        hint = f"the policy asks that {' or '.join(dict.fromkeys(holders))} drafts it"
        yield Finding(_AUTHORS, f"none of the authors held the role {title}", hint)


def _by_team(incident: Incident, case: Case) -> Iterator[Finding]:
    services, day = case.services or {}, incident.last_day(case.policy.zone)
    teams = {text_of(services.get(name, {}), "team") for name in incident.services} - {""}
    if day is None or not teams:
        return
    theirs = {team_on(case.people or {}, who, day) for who in incident.authors}
    if incident.authors and "" not in theirs and not theirs & teams:
        message = f"none of the authors is of the team {' or '.join(sorted(teams))}"
        yield Finding(_AUTHORS, message, "the policy asks that the team of what failed drafts it")
