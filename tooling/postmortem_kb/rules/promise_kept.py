"""What was promised is done, moved or dropped with a reason, and never just gone.

## What it asks

Compared with where the branch began, an action item that was committed or done is still there and
did not go back to being an idea. One that will not be done is `dropped`, with its reason. A
post-mortem that is a draft may still be written freely.

## Why

An item that is deleted, or quietly an idea again, leaves every report as if it had never been
promised.

## Bad

    action_items:
      - id: a1
        title: Rehearse the runbook
        state: idea      # on the default branch: committed

## Good

    action_items:
      - id: a1
        title: Rehearse the runbook
        state: dropped
        dropped: {on: 2026-11-12, by: eve, reason: The new check makes it needless.}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._promises import iter_made, name_of, place_of

LEVEL = Level.ERROR
NEEDS = ("base",)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each promise that is gone or an idea again; one where all are gone."""
    made = list(iter_made(incident, case))
    if made and incident.postmortem is None:
        names = ", ".join(name_of(item) for item in made)
        message = f"the post-mortem is gone, and with it what it promised: {names}"
        hint = "put it back; what will not be done is dropped there, and says why"
        yield Finding(At(), message, hint, discreet="promised action items are gone")
        return
    now = {item.id: item for item in incident.action_items}
    for before in made:
        item = now.get(before.id)
        if item is None:
            message = f"{name_of(before)} was promised ({before.title!r}), and it is gone"
            hint = "put it back; if it will not be done, write `state: dropped` and say why"
            at = At(POSTMORTEM_FILE, data=("action_items",), key=True)
            yield Finding(at, message, hint, discreet="a promised action item is gone")
        elif item.state == "idea":
            message = f"{name_of(item)} was {before.state}, and is an idea again"
            hint = "write `state: dropped` with `dropped: {on: …, by: …, reason: …}`"
            yield Finding(place_of(item, "state"), message, hint)
