"""What a rule is given beside the incident: a frozen value that the edges filled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from postmortem_kb.incident import Incident
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy


@dataclass(frozen=True, slots=True)
class Stub:
    """As much of another record as rules ask for."""

    id: str
    path: str
    title: str
    visibility: str
    status: str
    kind: str
    severity: str
    review_state: str
    services: tuple[str, ...]
    aliases: tuple[str, ...]
    covered_by: str


def stub_of(incident: Incident) -> Stub:
    """The stub of a record."""
    return Stub(
        id=incident.id,
        path=incident.folder,
        title=incident.title,
        visibility=incident.visibility,
        status=incident.status,
        kind=incident.kind,
        severity=incident.severity,
        review_state=incident.review_state,
        services=incident.services,
        aliases=incident.aliases,
        covered_by=incident.covered_by,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """The circumstances in which a rule is asked.

    `records` holds all other records and this one by id; `people` is None where there is no
    people.yml, `services` None where there is no services.yml. `now` is in UTC. `base` is the
    same record in the state that a pull request starts from (under its old id where it was
    renamed), `base_policy` the policy of then, `gone` the records of then that are in the tree no
    more; `history` says by id when (UTC) the published post-mortem reached the default branch.
    None where it was not asked for. `restricted_ids` are the ids and old ids of restricted records,
    `old_ids` who claims which old id, `taken` the ids of new records here that name other records
    on the branch compared with.
    """

    policy: Policy
    now: datetime
    records: Mapping[str, Stub]
    people: Mapping[str, Person] | None = None
    services: Mapping[str, Mapping[str, Any]] | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    base: Incident | None = None
    base_policy: Policy | None = None
    gone: Mapping[str, Incident] = field(default_factory=dict)
    history: Mapping[str, datetime] | None = None
    restricted_ids: frozenset[str] = frozenset()
    old_ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()


def restricted_ids(stubs: Iterable[Stub]) -> frozenset[str]:
    """The ids and aliases of all records that nothing may name."""
    secret = (stub for stub in stubs if stub.visibility == "restricted")
    return frozenset(name for stub in secret for name in (stub.id, *stub.aliases))


def old_ids(stubs: Iterable[Stub]) -> Mapping[str, frozenset[str]]:
    """By old id, the ids of the records that say they had it."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for stub in stubs:
        for alias in stub.aliases:
            claims[alias].add(stub.id)
    return {alias: frozenset(names) for alias, names in claims.items()}
