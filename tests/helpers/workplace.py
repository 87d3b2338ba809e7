"""A small repository of records in which a test runs commands, in this process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from postmortem_kb.cli import run
from postmortem_kb.incident import Incident
from postmortem_kb.project import open_project
from tests.helpers.git_repository import GitRepository

POLICY = "format: 1\nextends: zephyr\nzone: Europe/Berlin\nclock: {clock}\n"
PEOPLE = """\
ada: {name: Ada, mail: ada@example.org}
ben: {name: Ben}
eve: {name: Eve}
finn: {name: Finn, until: 2026-10-31}
"""
SERVICES = "checkout: {owner: ben}\nledger: {owner: eve}\n"


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


@dataclass
class Workplace:
    """A repository with a policy, three people and somebody who left, and two services."""

    repository: GitRepository
    capsys: pytest.CaptureFixture[str]

    @property
    def path(self) -> Path:
        return self.repository.path

    def clock(self, stamp: str, more: str = "") -> None:
        """Pin now."""
        self.repository.write({"schema/policy.yml": POLICY.format(clock=stamp) + more})

    def run(self, *arguments: str) -> Done:
        """Run a command as the shell would."""
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run([arguments[0], "-C", str(self.path), *arguments[1:]])
        printed = self.capsys.readouterr()
        assert "Traceback" not in printed.err
        return Done(int(left.value.code or 0), printed.out, printed.err)

    def record(self, facts: str = "", body: str = "", *, name: str = "2026-11-03-slow") -> Path:
        """Write an open SEV-2 incident with further facts; gives its incident.md."""
        given = {line.split(":")[0] for line in facts.split("\n")}
        least: Mapping[str, str] = {
            "title": "Slow",
            "severity": "SEV-2",
            "status": "open",
            "kind": "incident",
            "visibility": "internal",
            "declared_at": "2026-11-03T14:04:00Z",
        }
        head = "".join(f"{key}: {word}\n" for key, word in least.items() if key not in given)
        path = f"postmortems/{name[:4]}/{name}/incident.md"
        self.repository.write({path: f"---\n{head}{facts}---\n{body}"})
        return self.path / path

    def incident(self, name: str = "2026-11-03-slow") -> Incident:
        """A record as it is on disk."""
        found = open_project(self.path).corpus.find(name)
        assert found is not None
        return found
