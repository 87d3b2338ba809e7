"""The parts of a policy that rules and pages ask for again and again, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.problem import Level

SERVICE_OWNER = "service-owner"
"""In `pages` and `joins` of a severity: whoever services.yml says owns what fails."""


JUDGED_KINDS = ("incident", "drill")
"""The kinds of incident that an entry applies to which names none."""


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of a vocabulary. Words are retired or renamed, never deleted."""

    word: str
    title: str
    means: str
    retired: date | None
    renamed_to: str
    facts: Mapping[str, Any] = field(compare=False)

    @classmethod
    def read(cls, word: str, facts: Mapping[str, Any]) -> Self:
        """From an entry of the policy."""
        title = text_of(facts, "title") or word
        retired = parse_date(text_of(facts, "retired"))
        return cls(
            word, title, text_of(facts, "means"), retired, text_of(facts, "renamed_to"), facts
        )


@dataclass(frozen=True, slots=True)
class Severity:
    """A rung of the ladder; rank 1 is the worst."""

    word: str
    rank: int
    title: str
    aliases: tuple[str, ...]
    means: str
    examples: tuple[str, ...]
    pages: tuple[str, ...]
    joins: tuple[str, ...]
    response: str
    process: str
    retired: date | None
    renamed_to: str

    @classmethod
    def read(cls, word: str, facts: Mapping[str, Any]) -> Self:
        """From an entry of the policy."""
        rank = facts.get("rank")
        lists = {key: texts_of(facts, key) for key in ("aliases", "examples", "pages", "joins")}
        return cls(
            word=word,
            rank=rank if isinstance(rank, int) else 99,
            title=text_of(facts, "title"),
            means=text_of(facts, "means"),
            response=text_of(facts, "response"),
            process=text_of(facts, "process") or "full",
            retired=parse_date(text_of(facts, "retired")),
            renamed_to=text_of(facts, "renamed_to"),
            **lists,
        )

    @property
    def names(self) -> tuple[str, ...]:
        """All that a person may type for it: the word, its aliases, its rank."""
        return (self.word, *self.aliases, str(self.rank))


@dataclass(frozen=True, slots=True)
class Role:
    """A role in an incident. `shared` says whether several people may hold it at a time."""

    word: str
    title: str
    aliases: tuple[str, ...]
    shared: bool
    required: tuple[str, ...]
    usual: int | None
    duty: str
    duties: tuple[str, ...]

    @classmethod
    def read(cls, word: str, facts: Mapping[str, Any]) -> Self:
        """From an entry of the policy."""
        usual = facts.get("usual")
        return cls(
            word=word,
            title=text_of(facts, "title") or word,
            aliases=texts_of(facts, "aliases"),
            shared=text_of(facts, "holders") != "one",
            required=texts_of(facts, "required"),
            usual=usual if isinstance(usual, int) else None,
            duty=text_of(facts, "duty"),
            duties=texts_of(facts, "duties"),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a post-mortem answers under `heading` (or an older one in `also`)."""

    word: str
    heading: str
    also: tuple[str, ...]
    asks: str
    group: str
    required: bool
    severities: tuple[str, ...]
    since: date | None
    min_words: int
    prefill: str

    @property
    def headings(self) -> tuple[str, ...]:
        """Under which of these its answer may stand, the one of now first."""
        return (self.heading, *self.also)

    @classmethod
    def read(cls, word: str, facts: Mapping[str, Any]) -> Self:
        """From an entry of the policy."""
        min_words = facts.get("min_words")
        return cls(
            word=word,
            heading=text_of(facts, "heading"),
            also=texts_of(facts, "also"),
            asks=text_of(facts, "asks"),
            group=text_of(facts, "group"),
            required=facts.get("required") is not False,
            severities=texts_of(facts, "severities"),
            since=parse_date(text_of(facts, "since")),
            min_words=min_words if isinstance(min_words, int) else 0,
            prefill=text_of(facts, "prefill"),
        )


@dataclass(frozen=True, slots=True)
class When:
    """Which incidents an entry of the policy applies to; an empty tuple means all."""

    severities: tuple[str, ...]
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    serious: bool | None

    def covers(self, incident: Incident, severity: str) -> bool:
        """Whether it applies to this incident, whose highest severity is given."""
        return (
            (not self.severities or severity in self.severities)
            and incident.kind in (self.kinds or JUDGED_KINDS)
            and (not self.types or incident.type in self.types)
            and (
                self.serious is None or bool(incident.incident.data.get("serious")) == self.serious
            )
        )


def read_when(facts: Mapping[str, Any]) -> When:
    """The scope of a policy's entry from its keys severities, kinds, types and serious."""
    serious = facts.get("serious")
    return When(
        severities=texts_of(facts, "severities"),
        kinds=texts_of(facts, "kinds"),
        types=texts_of(facts, "types"),
        serious=serious if isinstance(serious, bool) else None,
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """Something that has to be done within `hours` or `business_days` of a stamp."""

    word: str
    title: str
    starts: str
    stops: str
    sent: str
    hours: float | None
    business_days: int | None
    means: str
    when: When

    @classmethod
    def read(cls, word: str, facts: Mapping[str, Any]) -> Self:
        """From an entry of the policy."""
        hours, days = facts.get("hours"), facts.get("business_days")
        return cls(
            word=word,
            title=text_of(facts, "title") or word,
            starts=text_of(facts, "from"),
            stops=text_of(facts, "to"),
            sent=text_of(facts, "sent"),
            hours=hours if isinstance(hours, int | float) else None,
            business_days=days if isinstance(days, int) else None,
            means=text_of(facts, "means"),
            when=read_when(facts),
        )


@dataclass(frozen=True, slots=True)
class Cadence:
    """What is repeated while an incident is open: entries of `kind` (to `to`), in minutes."""

    word: str
    title: str
    every_minutes: int | None
    kind: str
    to: str
    means: str
    when: When

    @classmethod
    def read(cls, word: str, facts: Mapping[str, Any]) -> Self:
        """From an entry of the policy."""
        every = facts.get("every_minutes")
        return cls(
            word=word,
            title=text_of(facts, "title") or word,
            every_minutes=every if isinstance(every, int) else None,
            kind=text_of(facts, "kind"),
            to=text_of(facts, "to"),
            means=text_of(facts, "means"),
            when=read_when(facts),
        )


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What the policy says of one rule. `off` switches it off; an empty tuple means all."""

    level: Level | None = None
    off: bool = False
    since: date | None = None
    severities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, written: Any) -> Self:
        """From a level alone or from a mapping of settings."""
        facts = written if isinstance(written, Mapping) else {"level": written or ""}
        level, options = text_of(facts, "level"), facts.get("options")
        return cls(
            level=Level(level) if level in set(Level) else None,
            off=level == "off",
            since=parse_date(text_of(facts, "since")),
            severities=texts_of(facts, "severities"),
            statuses=texts_of(facts, "statuses"),
            kinds=texts_of(facts, "kinds"),
            paths=texts_of(facts, "paths"),
            options=options if isinstance(options, Mapping) else {},
        )
