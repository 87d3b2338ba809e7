"""A record lies in its folder, and nothing else does.

## What it asks

A record is `postmortems/<year>/<id>/incident.md`. The id is `YYYY-MM-DD-words-like-this`; its
date is the day of the declaration in the policy's zone. Beside it may stand `postmortem.md`,
`customer-email.md` and images (png, jpg, webp, gif); nothing else.

## Why

The folder's name is the incident's address for ever. What lies elsewhere is not checked, not
shown and not found.

## Bad

    declared_at: 2026-12-24T10:00:00Z

## Good

    declared_at: 2026-11-03T14:04:00Z
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.corpus import ID
from postmortem_kb.incident import CUSTOMER_EMAIL_FILE, POSTMORTEM_FILE, Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import nearest

LEVEL = Level.ERROR
WAIVABLE = False
_LONGEST = 100
_FILES = (POSTMORTEM_FILE, CUSTOMER_EMAIL_FILE)
_NO_PLACE = "this file may not stand beside a record"


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on the folder's name, its date and what else lies in it."""
    yield from _name(incident)
    yield from _date(incident, case)
    for name in incident.strays:
        message, hint = _stray(name)
        yield Finding(At(name), message, hint, discreet=message)


def _stray(name: str) -> tuple[str, str]:
    """What is wrong with something that stands beside a record, and what to do about it."""
    if name in _FILES:
        return "this is a link or a folder, and was not read", "put the file itself in its place"
    hint = "only images may stand beside a record: png, jpg, webp, gif; link to the rest"
    meant = nearest(name, _FILES)
    return _NO_PLACE, f"did you mean `{meant}`?" if meant else hint


def _name(incident: Incident) -> Iterator[Finding]:
    day, year = parse_date(incident.id[:10]), incident.folder.split("/")[-2]
    if not ID.fullmatch(incident.id) or day is None or len(incident.id) > _LONGEST:
        hint = "name it YYYY-MM-DD-words-like-this: small letters, digits and single hyphens"
        yield Finding(At(""), "the folder's name is no id of an incident", hint)
    elif year != incident.id[:4]:
        hint = f"move it to postmortems/{incident.id[:4]}/"
        yield Finding(At(""), f"the incident is of {incident.id[:4]} and lies in {year}", hint)


def _date(incident: Incident, case: Case) -> Iterator[Finding]:
    declared = incident.moment("declared_at")
    imported = incident.incident.data.get("imported_from")
    if declared is None or imported or incident.kind == "external":
        return
    day = declared.at.astimezone(case.policy.zone) if declared.exact else declared.at
    if parse_date(incident.id[:10]) and day.date().isoformat() != incident.id[:10]:
        message = f"declared on {day.date()}, and the id begins with {incident.id[:10]}"
        hint = "`open` writes both, and they stay; correct the one that was changed"
        yield Finding(At(data=("declared_at",)), message, hint)
