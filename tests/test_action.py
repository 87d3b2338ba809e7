"""The action for GitHub, the job for GitLab: by their schemas, and run as a shell would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from postmortem_kb.initialising import Plan, set_up
from postmortem_kb.moment import parse_date
from tests.helpers.issue_server import serving_issues

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
BROKEN = "---\ntitle: Slow\nvisibility: internal\n---\n"
RECORD = "postmortems/2026/2026-11-03-slow/incident.md"


def schema(name):
    folder = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    return Draft7Validator(json.loads((folder / f"{name}.json").read_text("utf-8")))


@pytest.fixture
def repository(git_repository):
    """A repository for GitLab whose branch adds a broken record."""
    repository = git_repository()
    plan = Plan("base", "postmortem-kb", parse_date("2026-11-21"), ci="gitlab")
    assert all(step.done for step in set_up(repository.path, repository.path, plan))
    base = repository.commit("Begin")
    repository.git("update-ref", "refs/remotes/origin/main", base)
    repository.commit("Report", {RECORD: BROKEN})
    return repository


def job_of(repository):
    return yaml.safe_load((repository.path / ".gitlab-ci.yml").read_text("utf-8"))


def run_step(command, folder, **environment):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def runner(tmp_path):
    """The folder of a runner in which the action has installed the tool."""
    installed = tmp_path / "temp" / "postmortem-kb" / "bin"
    installed.mkdir(parents=True)
    (installed / "postmortem").symlink_to(Path(sys.executable).parent / "postmortem")
    return {"RUNNER_TEMP": str(tmp_path / "temp")}


def step_with(words):
    [step] = [step for step in STEPS if words in step.get("run", "")]
    return step


def test_the_action_is_one_by_githubs_schema():
    assert list(schema("github-actions").iter_errors(ACTION)) == []


@pytest.mark.parametrize("name", ["check", "publish", "deadlines", "weekly", "test"])
def test_the_workflows_are_some_by_githubs_schema(name):
    read = yaml.safe_load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text("utf-8"))
    # YAML 1.1 reads the key `on` as true.
    workflow = {"on" if key is True else key: value for key, value in read.items()}
    assert list(schema("github-workflows").iter_errors(workflow)) == []


def test_the_job_is_one_by_gitlabs_schema(repository):
    assert list(schema("gitlab-ci").iter_errors(job_of(repository))) == []


def test_nothing_that_a_stranger_writes_reaches_a_shell():
    assert all("${{" not in step.get("run", "") for step in STEPS)
    assert "secrets." not in (ROOT / "action.yml").read_text("utf-8")


def test_zizmor_has_nothing_to_say_of_the_action():
    zizmor = Path(sys.executable).parent / "zizmor"
    config = ROOT / ".github" / "zizmor.yml"
    command = [zizmor, "--offline", "--config", config, ROOT / "action.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("since", ["", "origin/main"])
def test_the_actions_check_is_red_at_the_line(repository, runner, since):
    told = {"FORMAT": "github", "SINCE": since, **runner}
    done = run_step(step_with(" check ")["run"], repository.path, **told)
    assert done.returncode == 1
    assert f"::error file={RECORD},line=2," in done.stdout


def test_what_a_stranger_calls_a_branch_stays_one_word(repository, runner, tmp_path):
    name = f"x; touch {tmp_path}/owned $(touch {tmp_path}/owned)"
    told = {"FORMAT": "github", "SINCE": name, **runner}
    for words in (" check ", " comment "):
        done = run_step(step_with(words)["run"], repository.path, **told)
        assert done.returncode == 2
    assert not (tmp_path / "owned").exists()


def test_the_actions_comment_is_written_once(repository, runner):
    step = step_with(" comment ")
    told = {"SINCE": "origin/main", "GITHUB_REF": "refs/pull/7/merge", **runner}
    with serving_issues() as server:
        for _ in range(2):
            done = run_step(step["run"], repository.path, **server.environment, **told)
            assert done.returncode == 0, done.stderr
    [comment] = server.comments
    assert "2026-11-03-slow" in comment["body"]


def test_the_job_leaves_both_reports_and_is_red(repository):
    job = job_of(repository)["postmortem-check"]
    told = {
        "CI_PROJECT_DIR": str(repository.path),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.git("rev-parse", "HEAD~1"),
    }
    [folder] = [line for line in job["before_script"] if line.startswith("cd ")]
    done = run_step("\n".join([folder, *job["script"]]), repository.path, **told)
    assert done.returncode == 1
    reports = job["artifacts"]["reports"]
    entries = json.loads((repository.path / reports["codequality"]).read_text("utf-8"))
    assert {entry["location"]["path"] for entry in entries} == {RECORD}
    assert b"<failure" in (repository.path / reports["junit"]).read_bytes()
