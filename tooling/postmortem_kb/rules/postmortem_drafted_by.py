"""The post-mortem is drafted by whoever held the role that the policy names.

## What it asks

Where the policy says who drafts the post-mortem (`postmortem.drafted_by`, a role), one of the
`authors` held that role.

## Why

Whoever led the response knows the order of things and why they were decided so.

## Bad

    authors: [somebody-else]

## Good

    authors: [ada]
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.WARNING
COMPLETENESS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding where none of the authors held the role."""
    document = incident.postmortem
    role = text_of(case.policy.part("postmortem"), "drafted_by")
    if document is None or document.broken or not role:
        return
    holders = [holding.who for holding in incident.holdings if holding.role == role]
    if not case.policy.asks_postmortem(incident) or not holders:
        return
    if not set(holders) & set(incident.authors):
        title = case.policy.roles[role].title if role in case.policy.roles else role
        message = f"none of the authors held the role {title}"
        hint = f"the policy asks that {' or '.join(dict.fromkeys(holders))} drafts it"
        yield Finding(At(POSTMORTEM_FILE, data=("authors",)), message, hint)
