"""No id is used twice.

## What it asks

An alias is neither the id nor an alias of another record, and the ids of the action items of one
post-mortem differ. In a pull request, the id of a new record has not been given to another one on
the branch meanwhile.

## Why

`2026-11-03-checkout-slow#a1` stands in tickets and mails. It must always mean the same promise.

## Bad

    action_items:
      - {id: a1, title: Alert on the age of the oldest message, state: idea}
      - {id: a1, title: Rehearse the runbook, state: idea}

## Good

    action_items:
      - {id: a1, title: Alert on the age of the oldest message, state: idea}
      - {id: a2, title: Rehearse the runbook, state: idea}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
WAIVABLE = False
ACROSS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each id that is taken already."""
    if incident.id in case.taken:
        message = "the branch you compare with has given this id to another record meanwhile"
        hint = "`git mv` this folder to another id before you merge"
        yield Finding(At(""), message, hint, discreet=message)
    seen: set[str] = set()
    for item in incident.action_items:
        if item.id and item.id in seen:
            at = At(POSTMORTEM_FILE, data=("action_items", item.position, "id"))
            hint = "give it the next free one; an id is never used again"
            yield Finding(at, f"`{item.id}` names another action item of this record", hint)
        seen.add(item.id)
    for position, alias in enumerate(incident.aliases):
        if _taken(alias, incident, case):
            at = At(data=("aliases", position))
            yield Finding(at, f"`{alias}` belongs to another record", "delete this alias")


def _taken(alias: str, incident: Incident, case: Case) -> bool:
    claimed = case.old_ids.get(alias, frozenset())
    return alias in case.records or bool(claimed - {incident.id})
