"""Whole or not at all, and one at a time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from postmortem_kb.errors import ConfigurationError, RecordError
from postmortem_kb.writing import create_folder, lock_path, locked, replace_file


def names(folder):
    return sorted(path.name for path in folder.iterdir())


class TestReplaceFile:
    def test_a_new_file(self, tmp_path):
        replace_file(tmp_path / "a.md", "é\r\n")
        assert (tmp_path / "a.md").read_bytes() == "é\r\n".encode()
        assert names(tmp_path) == ["a.md"]

    def test_the_mode_stays(self, tmp_path):
        path = tmp_path / "a.md"
        path.write_text("old")
        path.chmod(0o640)
        replace_file(path, "new")
        assert path.read_text() == "new"
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_a_crash_before_the_end_leaves_the_file(self, tmp_path, monkeypatch):
        path = tmp_path / "a.md"
        path.write_text("old")

        def full(_handle):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ConfigurationError, match="No space left on device"):
            replace_file(path, "new")
        assert path.read_text() == "old"
        assert names(tmp_path) == ["a.md"]

    def test_a_killed_command_leaves_the_file(self, tmp_path):
        path = tmp_path / "incident.md"
        path.write_text("old")
        script = (
            "import os, sys\n"
            "from pathlib import Path\n"
            "from postmortem_kb import writing\n"
            "os.fsync = lambda handle: os._exit(9)\n"
            "writing.replace_file(Path(sys.argv[1]), 'new')\n"
        )
        done = subprocess.run([sys.executable, "-c", script, path], check=False)
        assert done.returncode == 9
        assert path.read_text() == "old"
        left = [name for name in names(tmp_path) if name != "incident.md"]
        assert len(left) == 1
        # The check passes over what ends like an editor's own leavings.
        assert left[0].startswith(".incident.md.")
        assert left[0].endswith("~")

    def test_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(ConfigurationError, match="No such file"):
            replace_file(tmp_path / "none" / "a.md", "new")


class TestLock:
    def test_it_stands_in_gits_folder(self, git_repository):
        repository = git_repository()
        inside = repository.path / "deep" / "down"
        inside.mkdir(parents=True)
        assert lock_path(inside) == repository.path.resolve() / ".git" / "postmortem.lock"

    def test_a_linked_work_tree_has_its_own(self, git_repository, tmp_path):
        repository = git_repository()
        repository.commit()
        repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
        path = lock_path(tmp_path / "linked")
        assert path.parent.is_dir()
        assert path.parent.parent.name == "worktrees"

    def test_without_git_it_stands_among_temporary_files(self, tmp_path):
        path = lock_path(tmp_path)
        assert tmp_path not in path.parents
        assert path == lock_path(tmp_path)
        assert path != lock_path(tmp_path / "other")

    def test_who_waits_too_long_is_told(self, git_repository):
        root = git_repository().path
        refused = pytest.raises(RecordError, match="another postmortem command")
        with locked(root), refused, locked(root, patience=0.05):
            pass
        with locked(root, patience=0.05):
            pass


def test_a_folder_is_claimed_once(tmp_path):
    create_folder(tmp_path / "2026" / "x")
    with pytest.raises(RecordError, match="is there already"):
        create_folder(tmp_path / "2026" / "x")


def test_two_commands_at_once_lose_nothing(git_repository):
    repository = git_repository()
    record = "postmortems/2026/2026-11-03-slow/incident.md"
    facts = "title: Slow\nseverity: SEV-2\nstatus: open\nkind: incident\nvisibility: internal\n"
    repository.write(
        {
            "schema/policy.yml": "format: 1\n",
            record: f"---\n{facts}declared_at: 2026-11-03T14:04:00Z\n---\n\n## Timeline\n",
        }
    )
    script = (
        "import sys\n"
        "from postmortem_kb.cli import main\n"
        "for number in range(20):\n"
        "    main(['log', f'{sys.argv[1]} {number}'], standalone_mode=False)\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, name], cwd=repository.path, stderr=subprocess.DEVNULL
        )
        for name in ("one", "two")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    text = (repository.path / record).read_text()
    said = sorted(line.rpartition("note: ")[2] for line in text.split("\n") if "note: " in line)
    assert said == sorted(f"{name} {number}" for name in ("one", "two") for number in range(20))
