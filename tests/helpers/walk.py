"""An incident's way under a preset, command by command, as people would type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from postmortem_kb.checking import check_project
from postmortem_kb.cli import main
from postmortem_kb.problem import Level
from postmortem_kb.project import open_project


@dataclass
class Walk:
    """A repository that `init --preset` made, and one incident in it."""

    root: Path
    id: str = ""

    @classmethod
    def begin(cls, root: Path, preset: str, *, people: str, policy: str = "") -> Walk:
        """A new repository with these people, a service, and `policy` added to its policy."""
        walk = cls(root)
        walk.run("init", str(root), "--preset", preset)
        (root / "schema" / "people.yml").write_text(people, encoding="utf-8")
        (root / "schema" / "services.yml").write_text("search: {owner: ben}\n", encoding="utf-8")
        file = root / "schema" / "policy.yml"
        text = re.sub(r"(?m)^since:.*\n", "", file.read_text(encoding="utf-8"))
        file.write_text(text + policy, encoding="utf-8")
        return walk

    def run(self, *arguments: str) -> Result:
        """A command; it has to succeed."""
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done

    def do(self, at: str, *arguments: str) -> Result:
        """A command in the repository as of a time of November 2026, such as `03T14:00`."""
        as_of = f"2026-11-{at}:00Z"
        return self.run(*arguments, "-C", str(self.root), "--as-of", as_of)

    def open(self, at: str, *arguments: str) -> str:
        """Declare the incident; gives what the person is told."""
        done = self.do(at, "open", *arguments)
        self.id = done.stdout.strip()
        return done.stderr

    @property
    def folder(self) -> Path:
        return self.root / "postmortems" / self.id[:4] / self.id

    def add(self, file: str, facts: str) -> None:
        """Add facts to the front matter of a file, in place of those of the same names."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"(?m)^(\w+):", facts):
            text = re.sub(rf"(?m)^{name}:.*\n(?: .*\n)*", "", text, count=1)
        path.write_text(text.replace("\n---\n", f"\n{facts.strip()}\n---\n", 1), encoding="utf-8")

    def answer(self, answers: dict[str, str]) -> None:
        """Write the answers under the headings of the draft."""
        path = self.folder / "postmortem.md"
        head = path.read_text(encoding="utf-8").split("\n---\n", 1)[0]
        body = "".join(f"\n## {heading}\n\n{text}\n" for heading, text in answers.items())
        path.write_text(f"{head}\n---\n{body}", encoding="utf-8")

    def headings(self) -> list[str]:
        """The headings that the draft asks for."""
        text = (self.folder / "postmortem.md").read_text(encoding="utf-8")
        return re.findall(r"(?m)^## (.*)$", text)

    def found(self, at: str, *, notes: bool = False) -> list[str]:
        """What `check` says at that time, each as `incident.md:3:1 rule level: message`.

        Notes are left out unless asked for.
        """
        problems = check_project(open_project(self.root, f"2026-11-{at}:00Z")).problems
        return [
            f"{Path(problem.path).name}:{problem.line}:{problem.column} "
            f"{problem.rule} {problem.level}: {problem.message}"
            for problem in problems
            if notes or problem.level is not Level.NOTE
        ]
