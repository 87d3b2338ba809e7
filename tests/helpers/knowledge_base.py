"""A knowledge base in a real git repository, as small as it can be."""

from __future__ import annotations

from dataclasses import dataclass

from postmortem_kb.corpus import Corpus
from postmortem_kb.incident import Incident
from postmortem_kb.problem import Outcome
from postmortem_kb.project import Project, open_project
from tests.helpers.git_repository import GitRepository
from tests.helpers.records import renamed

POLICY = "format: 1\nextends: base\n"


@dataclass(frozen=True)
class KnowledgeBase:
    """A repository whose records are written, moved and committed, at times of our choice."""

    repository: GitRepository

    @property
    def corpus(self) -> Corpus:
        return Corpus(self.repository.path)

    def project(self, as_of: str = "2026-11-21T10:00:00Z") -> Project:
        return open_project(self.repository.path, as_of)

    def git(self, *arguments: str) -> str:
        return self.repository.git(*arguments)

    def put(self, incident: Incident, name: str = "") -> Incident:
        """Write a record, under another id if one is given; gives it as it stands there."""
        record = renamed(incident, name) if name else incident
        self.repository.write({f"{record.folder}/{d.name}": d.text for d in record.documents})
        return record

    def commit(self, message: str = "Change", at: str = "2026-11-05T10:00:00Z") -> str:
        return self.repository.commit(message, at=at)

    def begin(self, *records: Incident, policy: str = POLICY) -> None:
        """The first commit, with a policy and these records; then the branch `work`."""
        self.repository.write({"schema/policy.yml": policy})
        for record in records:
            self.put(record)
        self.commit("Begin", at="2026-11-01T10:00:00Z")
        self.git("checkout", "--quiet", "-b", "work")


def said(outcome: Outcome) -> list[str]:
    """Each problem as `id/file rule`."""
    return [
        f"{problem.path.removeprefix('postmortems/2026/')} {problem.rule}"
        for problem in outcome.problems
    ]
