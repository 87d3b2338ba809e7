"""What has an address on the site keeps it.

## What it asks

Compared with where the branch began, no published record is deleted, no published post-mortem is
deleted or a draft again (unless another one is named in `covered_by`), and a record whose folder
has another name lists the old one under `aliases`. External records are published by being there.

## Why

Runbooks, tickets and other post-mortems link to a record for years. An alias is a redirect; without
one the reader with an outage on the screen finds a page that says 404.

## Bad

    aliases: []      # on the default branch the folder was 2026-11-03-checkout

## Good

    aliases: [2026-11-03-checkout]
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import INCIDENT_FILE, POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
NEEDS = ("base",)


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """A finding where the folder was renamed in silence, or the post-mortem is taken back."""
    before = case.base
    if before is None or not _had_address(before) or incident.restricted:
        return
    if before.published and not incident.covered_by:
        yield from _taken_back(incident)
    if before.id not in (incident.id, *incident.aliases):
        message = f"the record was `{before.id}`, and links to it lead nowhere now"
        hint = f"write `aliases: [{', '.join([*incident.aliases, before.id])}]`"
        yield Finding(At(INCIDENT_FILE, data=("aliases",)), message, hint)


def _taken_back(incident: Incident) -> Iterator[Finding]:
    if incident.postmortem is None:
        message = "the post-mortem was published, and this change deletes it"
        hint = "put it back; where it is part of another one now, name that in `covered_by`"
        yield Finding(At(INCIDENT_FILE), message, hint)
    elif incident.review_state in ("draft", "review"):
        message = f"the post-mortem was published, and is a {incident.review_state} again"
        hint = "write `status: published`; it can be corrected as it stands"
        yield Finding(At(POSTMORTEM_FILE, data=("status",)), message, hint)


def check_change(case: Case) -> Iterator[Finding]:
    """A finding for each published record that is gone and that no other one takes over."""
    for old in case.gone.values():
        if _had_address(old) and old.id not in case.old_ids:
            message = f"`{old.id}` was published, and this change deletes it"
            hint = (
                "put it back (`status: cancelled` takes it out of the figures), name it under "
                "`aliases` of the record that replaces it, or waive `address-kept` in "
                "schema/policy.yml"
            )
            yield Finding(At(f"{old.folder}/{INCIDENT_FILE}"), message, hint)


def _had_address(old: Incident) -> bool:
    return not old.restricted and (old.published or old.kind == "external")
