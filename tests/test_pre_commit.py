"""The hook for pre-commit, run by pre-commit itself in a repository of records."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from postmortem_kb.initialising import Plan, set_up
from postmortem_kb.moment import parse_date

ROOT = Path(__file__).resolve().parent.parent
PRE_COMMIT = Path(sys.executable).parent / "pre-commit"
RECORD = "postmortems/2026/2026-11-03-slow/incident.md"


@pytest.fixture
def repository(git_repository):
    repository = git_repository()
    plan = Plan("base", "postmortem-kb", parse_date("2026-11-21"))
    assert all(step.done for step in set_up(repository.path, repository.path, plan))
    repository.commit("Begin")
    return repository


def try_hook(repository, tmp_path):
    """As a person calls it; what pip would fetch is taken from the packages of this Python."""
    offline = {
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # to pip this is a yes
        "PYTHONPATH": sysconfig.get_path("purelib"),
        # Programs that pre-commit asks for their version write there.
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(tmp_path / "store"),
        "VIRTUALENV_OVERRIDE_APP_DATA": str(tmp_path / "virtualenv"),
    }
    return subprocess.run(
        [PRE_COMMIT, "try-repo", ROOT, "postmortem-check", "--all-files", "--verbose"],
        cwd=repository.path,
        env={**os.environ, **offline},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_the_hook_lets_a_sound_repository_pass_and_names_what_is_wrong(repository, tmp_path):
    passed = try_hook(repository, tmp_path)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
    repository.write({RECORD: "---\ntitle: Slow\nvisibility: internal\n---\n"})
    repository.git("add", "--all")
    failed = try_hook(repository, tmp_path)
    assert failed.returncode == 1
    assert f"{RECORD}:2:1: error: " in failed.stdout


def test_pre_commit_takes_our_list_of_hooks():
    manifest = ROOT / ".pre-commit-hooks.yaml"
    done = subprocess.run(
        [PRE_COMMIT, "validate-manifest", manifest], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
