"""The use case behind `check`: which records are judged, and what else is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from postmortem_kb.check import run
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.corpus import FOLDER, Stray
from postmortem_kb.errors import UsageError
from postmortem_kb.history.git import NoHistory
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Level, Outcome, Problem
from postmortem_kb.project import Project

LAYOUT_RULE = "folder-layout"


def check_project(
    project: Project, paths: Sequence[Path] = (), *, deadlines: bool = False
) -> Outcome:
    """Judge all records, or those that lie at `paths`. Raises `UsageError` where none does."""
    chosen = chosen_records(project, paths)
    circumstances = with_history(project.circumstances(deadlines=deadlines), project, chosen)
    outcome = run(chosen, circumstances)
    problems = [*outcome.problems, *layout_problems(project)]
    return Outcome(sorted(problems, key=lambda p: p.order), outcome.skipped, outcome.checked)


def with_history(
    circumstances: Circumstances, project: Project, judged: Iterable[Incident]
) -> Circumstances:
    """The same with what git knows of these records, or with why it knows nothing."""
    try:
        return replace(circumstances, history=project.merges(judged))
    except NoHistory as unknown:
        return replace(circumstances, missing={**circumstances.missing, "history": unknown.why})


def layout_problems(project: Project) -> Iterator[Problem]:
    """What stands under `postmortems/` and is no record."""
    return (_layout_problem(stray) for stray in project.strays)


def chosen_records(project: Project, paths: Sequence[Path]) -> Sequence[Incident]:
    """All records, or those that lie at `paths`. Raises `UsageError` for a path without one."""
    if not paths:
        return project.incidents
    chosen: dict[str, Incident] = {}
    for path in paths:
        found = {incident.id: incident for incident in _below(project, path)}
        if not found:
            message = f"`{path}` holds no record"
            raise UsageError(
                message, f"records are {FOLDER}/<year>/<id>/; name a folder or a file of one"
            )
        chosen |= found
    return [chosen[name] for name in sorted(chosen)]


def _below(project: Project, path: Path) -> Iterator[Incident]:
    wanted = path.resolve()
    for incident in project.incidents:
        folder = project.root / incident.folder
        if folder == wanted or wanted in folder.parents or folder in wanted.parents:
            yield incident


def _layout_problem(stray: Stray) -> Problem:
    return Problem(stray.path, 1, 1, LAYOUT_RULE, Level.ERROR, stray.message, stray.hint)
