"""Related incidents exist.

## What it asks

Each id in `related`, and that in `covered_by`, is another record of this repository.

## Why

A link that leads nowhere helps nobody at three in the morning.

## Bad

    related:
      - {id: 2026-11-01-no-such-incident, as: see}

## Good

    related: []
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.incident import Incident
from postmortem_kb.problem import At, DataPath, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.suggestion import nearest

LEVEL = Level.ERROR
ACROSS = True


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each id that leads nowhere, or back to the record itself."""
    named: list[tuple[DataPath, str]] = [
        (("related", position, "id"), name) for position, (name, _) in enumerate(incident.related)
    ]
    named.append((("covered_by",), incident.covered_by))
    for path, name in named:
        if name == incident.id:
            yield Finding(At(data=path), "the record names itself", "name the other one")
        elif name and name not in case.records:
            yield _missing(At(data=path), name, case)
    if incident.covered_by and _circle(incident, case):
        at = At(data=("covered_by",))
        yield Finding(at, "the two records cover one another", "one of them keeps its post-mortem")


def _missing(at: At, name: str, case: Case) -> Finding:
    """Only what may be shown is suggested: a near miss must not give a secret id away."""
    renamed = sorted(case.old_ids.get(name, frozenset()) - case.restricted_ids)
    if renamed:
        message = f"the incident `{name}` is now called `{renamed[0]}`"
        return Finding(at, message, f"write `{renamed[0]}`")
    found = nearest(name, (other for other in case.records if other not in case.restricted_ids))
    hint = f"did you mean `{found}`?" if found else "an id is the name of a record's folder"
    return Finding(at, f"there is no incident `{name}`", hint)


def _circle(incident: Incident, case: Case) -> bool:
    """Whether following `covered_by` leads back here."""
    seen, name = {incident.id}, incident.covered_by
    while name and name in case.records:
        if name in seen:
            return name == incident.id and len(seen) > 1
        seen.add(name)
        name = case.records[name].covered_by
    return False
