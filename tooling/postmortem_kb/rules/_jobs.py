"""What people may decide by their job, shared by the rules that ask for one."""

from __future__ import annotations

from collections.abc import Iterable

from postmortem_kb.rules._case import Case


def holds_job(handle: str, jobs: Iterable[str], case: Case) -> bool:
    """Whether `people.yml` gives this person one of the jobs."""
    person = (case.people or {}).get(handle)
    return person is not None and not set(jobs).isdisjoint(person.jobs)
