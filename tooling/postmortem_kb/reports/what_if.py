"""What another policy would have said: what would be new, where, and what it would have blocked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `count` records would be flagged, and how many blocked; `word` says which."""

    word: str
    count: int
    flagged: int
    blocked: int


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried and what it would flag: new problems, and the records in which they are.

    `gone` counts problems of today that would not be there. `would_block` holds the ids of the
    records, published ones first, that would have been refused.
    """

    tried: tuple[str, ...]
    problems: tuple[Problem, ...]
    gone: int
    whole: Share
    by_year: tuple[Share, ...]
    by_severity: tuple[Share, ...]
    would_block: tuple[str, ...]


def collect(
    tried: Sequence[str],
    records: Sequence[Incident],
    policy: Policy,
    today: Sequence[Problem],
    then: Sequence[Problem],
) -> Trial:
    """The trial, from the problems of today's policy and those of the other one."""
    before = {_mark(problem): problem for problem in today}
    after = {_mark(problem) for problem in then}
    new = tuple(p for p in then if _is_news(p, before.get(_mark(p))))
    flagged = {_folder(problem) for problem in new}
    blocked = {_folder(problem) for problem in new if problem.level is Level.ERROR}
    highest = {record.id: policy.highest_severity(record) for record in records}
    years = sorted({record.id[:4] for record in records}, reverse=True)

    def share(word: str, some: Iterable[Incident]) -> Share:
        folders = {record.folder for record in some}
        return Share(word, len(folders), len(folders & flagged), len(folders & blocked))

    severities = (
        share(word, (record for record in records if highest[record.id] == word))
        for word in (*policy.severities, "")
    )
    stopped = [record for record in records if record.folder in blocked]
    return Trial(
        tried=tuple(tried),
        problems=new,
        gone=sum(mark not in after for mark in before),
        whole=share("all", records),
        by_year=tuple(share(y, (r for r in records if r.id.startswith(y))) for y in years),
        by_severity=tuple(found for found in severities if found.count),
        would_block=tuple(r.id for r in sorted(stopped, key=lambda r: (not r.published, r.id))),
    )


def _folder(problem: Problem) -> str:
    """The record's folder: the problem's path, or what holds it."""
    year, _, rest = problem.path.removeprefix("postmortems/").partition("/")
    return f"postmortems/{year}/{rest.partition('/')[0]}"


def _mark(problem: Problem) -> tuple[str, int, str, str]:
    return problem.path, problem.line, problem.rule, problem.message


def _is_news(problem: Problem, today: Problem | None) -> bool:
    """Whether it is not there today, or would block and does not yet."""
    return today is None or (problem.level is Level.ERROR and today.level is not Level.ERROR)
