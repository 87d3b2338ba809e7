"""What an organisation decided, as a value: words, roles, questions, clocks, levels of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from postmortem_kb.document import Document, maps_of, text_of, texts_of
from postmortem_kb.incident import Incident, Waiver, waivers_of
from postmortem_kb.moment import parse_date, parse_moment
from postmortem_kb.policy_parts import (
    Cadence,
    Clock,
    Question,
    Role,
    RuleSettings,
    Severity,
    Word,
    read_when,
)

_COMMAND = re.compile(r"(`postmortem [a-z]+) ID\b")
VOCABULARIES = ("types", "causes", "layers", "priorities", "item_types", "timeline_kinds", "jobs")


@dataclass(frozen=True)
class Policy:
    """The effective policy: `data` is merged, `document` the repository's own file, for places."""

    data: Mapping[str, Any]
    document: Document

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which people are shown times and due dates end."""
        return ZoneInfo(text_of(self.data, "zone") or "UTC")

    @cached_property
    def clock(self) -> datetime | None:
        """The pinned now (UTC) of an example repository, or None."""
        moment = parse_moment(text_of(self.data, "clock"))
        return moment.at if moment else None

    @cached_property
    def since(self) -> date | None:
        """Incidents before this date are not judged for completeness."""
        return parse_date(text_of(self.data, "since"))

    @cached_property
    def severities(self) -> Mapping[str, Severity]:
        """The ladder, worst first."""
        read = (Severity.read(word, facts) for word, facts in self.entries("severities"))
        return {severity.word: severity for severity in sorted(read, key=lambda s: s.rank)}

    @property
    def usual_severity(self) -> str:
        """The rung for examples: the second worst of those whose process is run, else the worst."""
        full = [rung.word for rung in self.severities.values() if rung.process == "full"]
        return next(reversed(full[:2]), "")

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The roles in an incident, in the policy's order."""
        return {word: Role.read(word, facts) for word, facts in self.entries("roles")}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What a post-mortem answers, in the policy's order."""
        return tuple(Question.read(word, facts) for word, facts in self.entries("questions"))

    @cached_property
    def clocks(self) -> Mapping[str, Clock]:
        """What has to be done in time; `postmortem` is the deadline of the post-mortem."""
        return {word: Clock.read(word, facts) for word, facts in self.entries("clocks")}

    @cached_property
    def cadences(self) -> Mapping[str, Cadence]:
        """What is repeated while an incident is open."""
        return {word: Cadence.read(word, facts) for word, facts in self.entries("cadences")}

    @cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """What the policy itself loosens, and why."""
        return tuple(waivers_of(self.document))

    def part(self, name: str) -> Mapping[str, Any]:
        """A mapping of the policy by its key (`action_items`, `site`, …), or empty."""
        found = self.data.get(name)
        return found if isinstance(found, Mapping) else {}

    def entries(self, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The named entries under a key, in order; an entry without facts is an empty mapping."""
        for word, facts in self.part(name).items():
            yield word, facts if isinstance(facts, Mapping) else {}

    def words(self, vocabulary: str) -> Mapping[str, Word]:
        """A vocabulary of the policy (one of `VOCABULARIES`) by its words."""
        return {word: Word.read(word, facts) for word, facts in self.entries(vocabulary)}

    def find_severity(self, written: str) -> Severity | None:
        """A rung of the ladder by its word, an alias or its rank, whatever the case."""
        wanted = written.strip().casefold()
        for severity in self.severities.values():
            if wanted in (name.casefold() for name in severity.names):
                return severity
        return None

    def find_role(self, written: str) -> Role | None:
        """A role by its word or an alias, whatever the case."""
        wanted = written.strip().casefold().replace(" ", "-")
        for role in self.roles.values():
            if wanted in (role.word, *role.aliases):
                return role
        return None

    def highest_severity(self, incident: Incident) -> str:
        """The worst severity that the incident ever held: it decides what is required."""
        held = [incident.severity]
        for entry in incident.timeline:
            if entry.kind == "severity":
                held += [entry.words.get("from", ""), entry.words.get("to", "")]
        # A slip such as `SEV2` is another rule's; what that rung requires is asked all the same.
        known = [rung for word in held if (rung := self.find_severity(word))]
        return min(known, key=lambda s: s.rank).word if known else incident.severity

    def asked_of(self, incident: Incident, facts: Mapping[str, Any]) -> bool:
        """Whether an entry of the policy (clock, step, document, …) applies to this incident."""
        return read_when(facts).covers(incident, self.highest_severity(incident))

    def questions_for(self, incident: Incident) -> tuple[Question, ...]:
        """The questions that this incident's post-mortem answers, in order."""
        severity = self.highest_severity(incident)
        day = incident_day(incident)
        return tuple(
            question
            for question in self.questions
            if (not question.severities or severity in question.severities)
            and (question.since is None or day is None or day >= question.since)
        )

    def asks_postmortem(self, incident: Incident) -> bool:
        """Whether a post-mortem is asked for: never of external, cancelled or covered ones."""
        if incident.kind == "external" or incident.status == "cancelled" or incident.covered_by:
            return False
        ladder = (rung.word for rung in self.severities.values() if rung.process == "full")
        severities = texts_of(self.part("postmortem"), "required") or tuple(ladder)
        return self.highest_severity(incident) in severities

    def rule_settings(self, rule: str) -> RuleSettings:
        """Level, scope and options that the policy gives a rule; empty where it says nothing."""
        return RuleSettings.read(self.part("rules").get(rule))

    def steps(self, moment: str, incident: Incident) -> tuple[str, ...]:
        """What a person does by hand at this moment (`open`, `resolve`, …) of this incident.

        A command in it (`postmortem report ID …`) names the incident in the place of `ID`.
        """
        facts = self.part("steps").get(moment)
        entries = facts.values() if isinstance(facts, Mapping) else ()
        asked = (text_of(e, "do") for e in entries if e and self.asked_of(incident, e))
        return tuple(_COMMAND.sub(rf"\1 {incident.id}", text) for text in asked)

    @property
    def escalation_chain(self) -> tuple[tuple[str, int | None], ...]:
        """Who is paged, in order, and after how many minutes without an answer the next is."""
        chain = maps_of(self.part("escalation"), "chain")
        return tuple((text_of(link, "pages"), link.get("minutes")) for link in chain)


def incident_day(incident: Incident) -> date | None:
    """The day that an incident's id carries: what `since` is held against."""
    return parse_date(incident.id[:10])
