"""A committed action item is owned by a named person.

## What it asks

Each item in the state `committed` has an `owner`: the handle of one person. A team is none, and
neither is TBD. Whether `people.yml` knows the handle is asked by `people-known`.

## Why

What a team owns, nobody owns. A person can be asked.

## Bad

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        owner: tbd

## Good

    action_items:
      - id: a1
        title: Alert on the age of the oldest message
        state: committed
        owner: ada
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import is_absent, iter_committed, name_of, place_of
from postmortem_kb.rules._words import is_placeholder

LEVEL = Level.ERROR
COMPLETENESS = True
_NOBODY = frozenset("all everybody everyone nobody none someone team unknown us we".split())


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each committed item that nobody owns."""
    for item in iter_committed(incident, case, "owner"):
        why = (
            "nobody owns it" if is_absent(incident, item, "owner") else _no_person(item.owner, case)
        )
        if why:
            hint = (
                f"add `owner:` with a person's handle to {name_of(item)}, or set its state to idea"
            )
            message = f"{name_of(item)} is committed and {why}"
            yield Finding(place_of(item, "owner"), message, hint)


def _no_person(owner: str, case: Case) -> str:
    """Why this word names no person, or "".

    What is no handle is for the schema to judge, and a handle that people.yml lacks for
    `people-known`.
    """
    if not owner.replace("-", "").isalnum() or not owner.islower():
        return ""
    if is_placeholder(owner) or (owner in _NOBODY and case.people is None):
        return "nobody owns it"
    return f"`{owner}` is a team, not a person" if _is_team(owner, case) else ""


def _is_team(owner: str, case: Case) -> bool:
    teams = {facts.get("team") for facts in (case.services or {}).values()}
    named = owner in teams or owner.startswith("team-") or owner.endswith("-team")
    return named and case.people is None
