"""Services are those of services.yml.

## What it asks

Where the repository has `schema/services.yml`, each of `services` stands there. External
records are not asked.

## Why

Who is paged, and what a reader finds under a service, hangs on the name.

## Bad

    services: [chekout]

## Good

    services: [checkout]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.printable import shown
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case
from postmortem_kb.schemamends import mend
from postmortem_kb.suggestion import nearest

LEVEL = Level.ERROR


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """One finding for each service that is unknown, renamed or retired."""
    known = case.services
    if known is None or incident.kind == "external":
        return
    for position, name in enumerate(incident.services):
        at = At(data=("services", position))
        if name not in known:
            message = f"`{shown(name)}` is no service of services.yml"
            yield Finding(at, message, _hint(name, known), unfit=True)
            continue
        renamed, retired = (text_of(known[name], key) for key in ("renamed_to", "retired"))
        day = parse_date(retired)
        if renamed:
            message = f"the service `{name}` is now called `{renamed}`"
            yield Finding(at, message, f"write `{renamed}`", lapsed=True)
        elif day and day <= case.now.date():
            message = f"the service `{name}` was retired on {retired}"
            yield Finding(at, message, "name the one that took its place", lapsed=True)


def _hint(name: str, known: Iterable[str]) -> str:
    near, word = nearest(name, known), mend("slug", name)
    if near:
        return f"did you mean `{near}`?"
    add = "add it to schema/services.yml"
    return f"{add}, and {word} there and here" if word != f"write `{name}`" and word else add
