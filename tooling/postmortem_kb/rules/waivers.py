"""A waiver excuses a rule that exists, can be excused, and has a complaint.

## What it asks

Each entry of `waivers` names a rule (`postmortem explain` lists them) that may be excused, and
says why ("TBD" is no reason). A waiver that excuses nothing is a note, and so is one whose `until`
is over.

## Why

A waiver is a record: who excused what, why, and until when. A misspelt one excuses nothing
while it looks as if it did.

## Bad

    waivers:
      - {rule: post-mortem-deadline, reason: Holidays., by: eve, on: 2026-11-06}

## Good

    waivers:
      - {rule: postmortem-deadline, reason: Holidays., by: eve, on: 2026-11-06}
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident, Waiver
from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules import hint_for, load_rule, rule_names
from postmortem_kb.rules._case import Case
from postmortem_kb.rules._moments import is_to_come
from postmortem_kb.rules._words import is_stand_in

LEVEL = Level.ERROR
WAIVABLE = False


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on waivers that cannot work, and on those that are over."""
    for waiver in incident.waivers:
        at = At(waiver.file, data=("waivers", waiver.position, "rule"))
        if not waiver.rule:
            continue
        if waiver.rule not in rule_names():
            yield Finding(at, f"there is no rule `{waiver.rule}`", hint_for(waiver.rule))
        elif not load_rule(waiver.rule).waivable:
            yield Finding(at, f"`{waiver.rule}` cannot be excused", "mend what it complains of")
        else:
            yield from _unexplained(waiver)
            yield from _over(waiver, case)


def _unexplained(waiver: Waiver) -> Iterator[Finding]:
    if is_stand_in(waiver.reason):
        at = At(waiver.file, data=("waivers", waiver.position, "reason"))
        message = f"this waiver of `{waiver.rule}` does not say why"
        yield Finding(at, message, "write the reason, or delete the waiver")


def _over(waiver: Waiver, case: Case) -> Iterator[Finding]:
    today = case.now.astimezone(case.policy.zone).date()
    until, given = parse_date(waiver.until), parse_moment(waiver.on)
    if until is not None and until < today and waiver.rule != "postmortem-deadline":
        at = At(waiver.file, data=("waivers", waiver.position, "until"))
        hint = "mend what it excused and delete it, or give a new one"
        yield Finding(at, f"this waiver ended on {waiver.until}", hint, lapsed=True)
    if given is not None and is_to_come(given, case.now):
        at = At(waiver.file, data=("waivers", waiver.position, "on"))
        yield Finding(
            at, f"this waiver is dated in the future: {waiver.on}", "write the day it was given"
        )
