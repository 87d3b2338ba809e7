"""Which records a check judges, and what it says of files that are no record."""

from __future__ import annotations

from pathlib import Path

import pytest

from postmortem_kb.checking import check_project
from postmortem_kb.errors import UsageError
from postmortem_kb.problem import Level
from postmortem_kb.project import open_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "policy.yml").write_text("format: 1\n")
    for slug in ("one", "two"):
        folder = tmp_path / "postmortems" / "2026" / f"2026-11-03-{slug}"
        folder.mkdir(parents=True)
        (folder / "incident.md").write_text("no front matter\n")
    return tmp_path


def test_one_broken_file_hides_no_other(root: Path) -> None:
    outcome = check_project(open_project(root))
    broken = [problem.path for problem in outcome.problems if problem.rule == "front-matter"]
    assert broken == [f"postmortems/2026/2026-11-03-{s}/incident.md" for s in ("one", "two")]
    assert outcome.checked == 2
    assert outcome.blocks


@pytest.mark.parametrize(
    "path", ["postmortems/2026/2026-11-03-two", "postmortems/2026/2026-11-03-two/incident.md"]
)
def test_a_path_narrows_it_down(root: Path, path: str) -> None:
    outcome = check_project(open_project(root), [root / path])
    assert {problem.path for problem in outcome.problems} == {
        "postmortems/2026/2026-11-03-two/incident.md"
    }


def test_a_year_is_a_path_too(root: Path) -> None:
    assert check_project(open_project(root), [root / "postmortems" / "2026"]).checked == 2


@pytest.mark.parametrize("path", ["postmortems/2027", "schema", "postmortems/2026/2026-11-03"])
def test_a_path_without_records_is_no_success(root: Path, path: str) -> None:
    with pytest.raises(UsageError, match="holds no record"):
        check_project(open_project(root), [root / path])


def test_nothing_is_passed_over_in_silence(root: Path) -> None:
    stray = root / "postmortems" / "2026" / "incident.MD"
    stray.write_text("---\n---\n")
    (root / "postmortems" / "2027").mkdir()
    problems = check_project(open_project(root)).problems
    said = {p.path: p.message for p in problems if p.rule == "folder-layout"}
    assert said["postmortems/2026/incident.MD"] == "this file belongs to no record"
    assert said["postmortems/2027"] == "the folder holds no record"
    assert all(p.level is Level.ERROR for p in problems if p.rule == "folder-layout")


def test_a_link_is_not_followed(root: Path) -> None:
    link = root / "postmortems" / "2026" / "2026-11-04-link"
    link.symlink_to(root / "postmortems" / "2026" / "2026-11-03-one")
    outcome = check_project(open_project(root))
    assert outcome.checked == 2
    assert any("symbolic link" in problem.message for problem in outcome.problems)
