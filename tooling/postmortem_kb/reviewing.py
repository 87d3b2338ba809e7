"""The use case behind the pull request's summary: what is new, and which past incidents it is like.

Restricted records are compared with nothing and resemble nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from postmortem_kb.check import judge
from postmortem_kb.checking import chosen_records
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.history.base import Base, read_base
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Outcome, Problem, Promise, Resemblance
from postmortem_kb.project import Project
from postmortem_kb.similarity import Likeness, Similarity

_MOST = 10
"""Changed records that are compared: a bulk import is no incident that somebody remembers."""


def reviewed(
    outcome: Outcome, project: Project, *, since: str | None = None, paths: Sequence[Path] = ()
) -> Outcome:
    """The outcome with what stood before the commit `since`, and with what its records are like.

    Without `since` all is new, and only the records at `paths` are compared with others. Raises
    `UsageError` where git cannot say, or no record lies at a path.
    """
    if since is None:
        named = chosen_records(project, paths) if paths else ()
        return replace(outcome, resembling=tuple(_resembling(project, named)))
    base = read_base(project.corpus, since, project.policy)
    return replace(
        outcome,
        standing=frozenset(_standing(project, base, outcome.problems)),
        resembling=tuple(_resembling(project, base.changed)),
    )


def _standing(project: Project, base: Base, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that the same records had on the base, by the policy of then."""
    policy = base.policy or project.policy
    circumstances = replace(project.circumstances(), policy=policy)
    concerned = {problem.path.rpartition("/")[0] for problem in problems}
    known: set[tuple[str, str, str, str]] = set()
    for record in project.incidents:
        if record.folder in concerned:
            known |= set(_before(record, base, circumstances))
    return (problem for problem in problems if (*_file(problem), *_said(problem)) in known)


def _before(
    record: Incident, base: Base, circumstances: Circumstances
) -> Iterator[tuple[str, str, str, str]]:
    then = base.bases.get(record.id, record)
    for problem in judge(then, circumstances) if then else ():
        yield (record.folder, _file(problem)[1], *_said(problem))


def _file(problem: Problem) -> tuple[str, str]:
    folder, _, name = problem.path.rpartition("/")
    return folder, name


def _said(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message


def _resembling(project: Project, judged: Sequence[Incident]) -> Iterator[Resemblance]:
    asked = [record for record in judged if not record.restricted]
    if not asked or len(asked) > _MOST:
        return
    shown = {record.id: record for record in project.incidents if not record.restricted}
    similarity = Similarity(shown.values())
    for record in asked:
        for likeness in similarity.similar(record):
            yield _resemblance(record, shown[likeness.id], likeness)


def _resemblance(record: Incident, past: Incident, likeness: Likeness) -> Resemblance:
    promises = tuple(
        Promise(f"{past.id}#{item.id}", item.title, item.owner, item.due)
        for item in past.action_items
        if item.open
    )
    return Resemblance(record.id, past.id, past.title, likeness.reasons, promises)
