"""What a run of the check is given beside the records, and how much of it a rule gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from postmortem_kb.incident import Incident
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.policy_parts import RuleSettings
from postmortem_kb.rules import Rule
from postmortem_kb.rules._case import Case, Stub, old_ids, restricted_ids


@dataclass(frozen=True)
class Circumstances:
    """All that a run of the check needs to know beside the records themselves.

    `bases`, `base_policy` and `history` are None where they were not asked for. `bases` holds
    every changed record by the id that it has now: as it was, under its old id where it was
    renamed, or None where it is new. `gone` holds the records of the base that are in the tree
    no more, `taken` the ids that others gave to another record meanwhile. `notable`: the stubs
    of the records that are restricted or have aliases, where somebody has looked for them.
    `deadlines` lets the clock turn what has lapsed into errors.
    """

    policy: Policy
    now: datetime
    records: Mapping[str, Stub]
    people: Mapping[str, Person] | None = None
    services: Mapping[str, Mapping[str, Any]] | None = None
    deadlines: bool = False
    bases: Mapping[str, Incident | None] | None = None
    base_policy: Policy | None = None
    gone: Mapping[str, Incident] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    notable: Sequence[Stub] | None = None
    history: Mapping[str, datetime] | None = None
    missing: Mapping[str, str] = field(default_factory=dict)

    def case(self, rule: Rule, settings: RuleSettings, incident: Incident | None = None) -> Case:
        """What one rule is given for one incident, or for the change as a whole."""
        return Case(
            policy=self.policy,
            now=self.now,
            records=self.records,
            people=self.people,
            services=self.services,
            options=rule.with_defaults(settings.options),
            base=self.bases.get(incident.id) if self.bases and incident else None,
            base_policy=self.base_policy,
            gone=self.gone,
            history=self.history,
            restricted_ids=self._restricted_ids,
            old_ids=self._old_ids,
            taken=self.taken,
        )

    @cached_property
    def _restricted_ids(self) -> frozenset[str]:
        return restricted_ids(self._notable)

    @cached_property
    def _old_ids(self) -> Mapping[str, frozenset[str]]:
        return old_ids(self._notable)

    @property
    def _notable(self) -> Iterable[Stub]:
        return self.records.values() if self.notable is None else self.notable

    def lacks(self, rule: Rule) -> str:
        """Which of the rule's needs was not given, or ""."""
        given = {"base": self.bases is not None, "history": self.history is not None}
        return next((need for need in rule.needs if not given[need]), "")
