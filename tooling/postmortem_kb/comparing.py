"""The use case behind `check --changed-since`: what changed, and what the change breaks elsewhere.

Other records are read when a rule asks for one of them. Nothing is kept between two runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from postmortem_kb.check import judge, run
from postmortem_kb.checking import layout_problems, with_history
from postmortem_kb.circumstances import Circumstances
from postmortem_kb.corpus import Corpus
from postmortem_kb.history.base import Base, folders_that_name, read_base
from postmortem_kb.incident import Incident
from postmortem_kb.policy_source import POLICY_PATH
from postmortem_kb.problem import Outcome, Problem
from postmortem_kb.project import PEOPLE_PATH, SERVICES_PATH, Project
from postmortem_kb.rules import load_rule, rule_names
from postmortem_kb.rules._case import Stub, stub_of
from postmortem_kb.skimming import iter_notable

CONCERN_ALL = frozenset({POLICY_PATH, PEOPLE_PATH, SERVICES_PATH})
"""Where one of these changes, every record is judged."""


class LazyStubs(Mapping[str, Stub]):
    """The stubs of a corpus, each read when it is asked for, and once."""

    def __init__(self, corpus: Corpus, known: Iterable[Incident]) -> None:
        self._corpus = corpus
        self._read = {incident.id: stub_of(incident) for incident in known}
        self._folders = {f.name: f for f in corpus.folders() if not f.is_symlink()}

    def __getitem__(self, name: str) -> Stub:
        if name not in self._read:
            self._read[name] = stub_of(self._corpus.read(self._folders[name]))
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._folders

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)


def check_change(project: Project, written: str, *, deadlines: bool = False) -> Outcome:
    """Judge what differs from where this branch and the commit `written` parted.

    Raises `UsageError` where git cannot say, or too many records are gone.
    """
    base = read_base(project.corpus, written, project.policy)
    whole = bool(base.names & CONCERN_ALL)
    judged = project.incidents if whole else base.changed
    circumstances = _circumstances(project, base, judged, whole=whole, deadlines=deadlines)
    outcome = run(judged, circumstances)
    elsewhere = () if whole else _elsewhere(project, base, circumstances)
    strays = (p for p in layout_problems(project) if whole or _changed(base, p.path))
    problems = [*outcome.problems, *elsewhere, *strays]
    return Outcome(sorted(problems, key=lambda p: p.order), outcome.skipped, outcome.checked)


def _changed(base: Base, path: str) -> bool:
    """Whether one of the changed files is `path`, or lies below it."""
    return any(name == path or name.startswith(f"{path}/") for name in base.names)


def _circumstances(
    project: Project, base: Base, judged: Sequence[Incident], *, whole: bool, deadlines: bool
) -> Circumstances:
    records = None if whole else LazyStubs(project.corpus, judged)
    notable = None if whole else [stub_of(found) for found in iter_notable(project.corpus)]
    return replace(
        with_history(project.circumstances(deadlines=deadlines, records=records), project, judged),
        bases=base.bases,
        base_policy=base.policy,
        gone=base.gone,
        taken=base.taken,
        notable=notable,
    )


def _elsewhere(project: Project, base: Base, circumstances: Circumstances) -> Iterator[Problem]:
    """What the change breaks in records that it left alone."""
    across = [name for name in rule_names() if load_rule(name).across]
    changed = {incident.folder for incident in base.changed}
    for folder in sorted(folders_that_name(project.corpus, _touched(base)) - changed):
        yield from judge(project.corpus.read(project.root / folder), circumstances, across)


def _touched(base: Base) -> Iterator[str]:
    """The ids that came, went or may be named no more."""
    for old in base.gone.values():
        yield from (old.id, *old.aliases)
    for record in base.changed:
        then = base.bases[record.id]
        yield from {record.id} ^ ({then.id} if then else set())
        yield from set(record.aliases) ^ set(then.aliases if then else ())
        if record.restricted and then and not then.restricted:
            yield from (record.id, *record.aliases)
