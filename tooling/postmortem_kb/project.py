"""Opens a project: its root, policy, people, services, clock and records."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postmortem_kb.circumstances import Circumstances
from postmortem_kb.collector import at_rest
from postmortem_kb.corpus import Corpus, Stray
from postmortem_kb.errors import ConfigurationError, UsageError
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date, parse_moment, start_of_day
from postmortem_kb.people import Person, read_people
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import POLICY_PATH, load_mapping, load_policy
from postmortem_kb.policy_words import refuse_clashes
from postmortem_kb.publication import as_merged
from postmortem_kb.rules._case import Stub, stub_of

if TYPE_CHECKING:
    from postmortem_kb.history.merges import Merge

PEOPLE_PATH = "schema/people.yml"
SERVICES_PATH = "schema/services.yml"


@dataclass(frozen=True)
class Project:
    """A repository with records. `now` is in UTC and may be pinned."""

    root: Path
    policy: Policy
    now: datetime

    @cached_property
    def corpus(self) -> Corpus:
        """The records on disk."""
        return Corpus(self.root)

    @cached_property
    def people(self) -> Mapping[str, Person] | None:
        """Who works here, or None where people.yml lists nobody: then any handle is accepted."""
        if not (self.root / PEOPLE_PATH).is_file():
            return None
        return read_people(load_mapping(self.root, PEOPLE_PATH, "people").data) or None

    @cached_property
    def services(self) -> Mapping[str, Mapping[str, Any]] | None:
        """What can fail, or None where services.yml lists nothing."""
        if not (self.root / SERVICES_PATH).is_file():
            return None
        data = load_mapping(self.root, SERVICES_PATH, "services").data
        return {name: facts for name, facts in data.items() if isinstance(facts, Mapping)} or None

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Every record, read once, in the order of its path; restricted ones among them."""
        with at_rest():
            return tuple(self.corpus.incidents())

    @cached_property
    def strays(self) -> tuple[Stray, ...]:
        """What stands under `postmortems/` and is no record."""
        return tuple(self.corpus.strays())

    @cached_property
    def stubs(self) -> Mapping[str, Stub]:
        """A stub of every record by id."""
        return {incident.id: stub_of(incident) for incident in self.incidents}

    def circumstances(
        self, *, deadlines: bool = False, records: Mapping[str, Stub] | None = None
    ) -> Circumstances:
        """What a check of all records needs to know, or one among these other `records`."""
        return Circumstances(
            policy=self.policy,
            now=self.now,
            records=self.stubs if records is None else records,
            people=self.people,
            services=self.services,
            deadlines=deadlines,
            missing={"base": "to compare with a branch: --changed-since REF"},
        )

    def merges(self, incidents: Iterable[Incident]) -> Mapping[str, datetime]:
        """Since when (UTC) these records stand in history as published. Raises `NoHistory`.

        Where the policy pins the clock, the commits of the repository tell of another time.
        """
        return {name: merge.since for name, merge in self._merges(incidents).items()}

    def _merges(self, incidents: Iterable[Incident]) -> Mapping[str, Merge]:
        # Imported here: most commands do not ask.
        from postmortem_kb.history.git import NoHistory
        from postmortem_kb.history.merges import read_merges

        if self.policy.clock:
            raise NoHistory("the policy pins the clock, and git goes by another")
        return read_merges(self.root, incidents)

    @cached_property
    def reported(self) -> tuple[Incident, ...]:
        """Every record for reports and figures: with its merge time where that one counts."""
        return self._with_merges(self.incidents)

    @cached_property
    def reported_facts(self) -> tuple[Incident, ...]:
        """The same with facts and timelines alone: very many take a third of the memory."""
        with at_rest():
            return self._with_merges(tuple(i.facts_alone() for i in self.corpus.incidents()))

    def _with_merges(self, incidents: tuple[Incident, ...]) -> tuple[Incident, ...]:
        from postmortem_kb.history.git import NoHistory

        try:
            merged = self._merges(incidents)
        except NoHistory:
            return incidents
        return tuple(self._as_merged(i, merged.get(i.id)) for i in incidents)

    def _as_merged(self, incident: Incident, merge: Merge | None) -> Incident:
        if merge is None:
            return incident
        return replace(as_merged(incident, merge.since, self.policy), changed_at=merge.changed)

    def circumstances_with(self, changed: Iterable[Incident]) -> Circumstances:
        """The circumstances as they would be with these records as they are given."""
        records = dict(self.stubs) | {incident.id: stub_of(incident) for incident in changed}
        return replace(self.circumstances(), records=records)

    def find(self, written: str, *, open_first: bool = False) -> Incident:
        """The one incident meant: an exact id, else any part that fits one id alone.

        Raises `UsageError` where none or several fit. `open_first`: look among open ones first.
        """
        exact = self.corpus.find(written)
        if exact:
            return exact
        fitting = [found for found in self.incidents if written and written in found.id]
        still_open = [found for found in fitting if found.running]
        chosen = still_open if open_first and still_open else fitting
        if len(chosen) == 1:
            return chosen[0]
        raise _not_one(written, chosen)

    def only_open(self) -> Incident:
        """The incident that runs (open or mitigated), where one alone does; else `UsageError`."""
        running = [found for found in self.incidents if found.running]
        if len(running) == 1:
            return running[0]
        raise _not_one("", running)


def open_project(start: Path, as_of: str | None = None) -> Project:
    """Open the project that `start` lies in. Raises `ConfigurationError` and `UsageError`."""
    root = find_root(start)
    policy = load_policy(root)
    refuse_clashes(policy)
    return Project(root, policy, _clock(policy, as_of))


def find_root(start: Path) -> Path:
    """The nearest folder upwards of `start` that holds `schema/policy.yml`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / POLICY_PATH).is_file():
            return folder
    message = f"no {POLICY_PATH} in {start} or in any folder above it"
    raise ConfigurationError(message, "run `postmortem init` here, or name the folder with -C")


def _clock(policy: Policy, as_of: str | None) -> datetime:
    """Now, in UTC: what was asked for, else what the policy pins, else the time of day."""
    if as_of:
        return _read_as_of(as_of, policy)
    return policy.clock or time_of_day()


def time_of_day() -> datetime:
    """Now, in UTC; `SOURCE_DATE_EPOCH` (seconds) sets it, for builds that are to be repeated.

    Raises `ConfigurationError` where it is no count of seconds: a build must not seem repeatable.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = "SOURCE_DATE_EPOCH in the environment is no count of seconds since 1970"
        raise ConfigurationError(message, "unset it, or set it to one: 1795255200") from error


def _read_as_of(written: str, policy: Policy) -> datetime:
    day = parse_date(written)
    if day:
        return start_of_day(day, policy.zone)
    moment = parse_moment(written)
    if moment is None:
        hint = "write 2026-11-21 or 2026-11-21T10:00:00Z"
        raise UsageError(f"`{written}` is no date and no time with a zone", hint)
    return moment.at


def _not_one(written: str, fitting: Iterable[Incident]) -> UsageError:
    ids = sorted(_names(fitting))
    if not ids:
        if not written:
            hint = "`postmortem open` declares one; to write into an older one, give its id"
            return UsageError("no incident is open", hint)
        hint = "`postmortem status` lists what is open; give an id or a part of it"
        return UsageError(f"no incident fits `{written}`", hint)
    said = f"`{written}` fits several incidents" if written else "several incidents are open"
    return UsageError(f"{said}: {', '.join(ids[:8])}", "give more of the id")


def _names(incidents: Iterable[Incident]) -> Iterator[str]:
    return (incident.id for incident in incidents)
