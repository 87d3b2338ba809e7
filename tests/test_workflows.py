"""The workflows: what `init` writes is what runs here, asks for little, and runs on any machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from postmortem_kb.initialising import Plan, set_up
from postmortem_kb.moment import parse_date
from tests.helpers.folder_server import serving
from tests.helpers.issue_server import serving_issues
from tests.helpers.mail_server import serving_mail
from tests.helpers.webhook_server import serving_webhook

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "tooling/postmortem_kb/shipped/init/files/.github/workflows"
NAMES = sorted(path.name for path in SHIPPED.iterdir())
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WRITES = {
    "check.yml": {"pull-requests"},
    "publish.yml": {"pages", "id-token"},
    "deadlines.yml": {"issues"},
    "weekly.yml": {"contents", "issues"},
    "test.yml": set(),
}
RECORD = """\
---
title: Checkout is slow
severity: SEV-2
status: resolved
kind: incident
visibility: public
declared_at: 2026-11-03T10:00:00Z
declared_by: ada
resolved_at: 2026-11-03T12:00:00Z
---
"""

every_workflow = pytest.mark.parametrize(
    "workflow", [pytest.param(path, id=path.name) for path in OWN]
)


def load(path):
    # YAML 1.1 reads the key `on` as true.
    return {"on" if key is True else key: value for key, value in read(path).items()}


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps_of(path):
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


def commands_of(path):
    """What a person can run too: all but the installation, and what is asked of git and GitHub."""
    runs = [step["run"] for step in steps_of(path) if "run" in step]
    return [run for run in runs if not run.startswith(("pip install ", "git config ", "site="))]


@pytest.fixture
def repository(git_repository):
    """A repository as `init` sets it up, with one public record, committed."""
    repository = git_repository()
    plan = Plan("zephyr", "postmortem-kb", parse_date("2026-11-21"))
    assert all(step.done for step in set_up(repository.path, repository.path, plan))
    repository.commit("Begin", {"postmortems/2026/2026-11-03-checkout-slow/incident.md": RECORD})
    # As actions/checkout leaves it: the branch that the pull request goes to.
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return repository


def run_step(command, folder, **environment):
    """Run a step as the runner does: `bash -e`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "CI": "true", "GITHUB_BASE_REF": "main", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_init_writes_is_what_runs_here(name, tmp_path):
    list(set_up(tmp_path, tmp_path, Plan("base", ".", parse_date("2026-11-21"))))
    written = tmp_path / ".github" / "workflows" / name
    assert written.read_text("utf-8") == (ROOT / ".github/workflows" / name).read_text("utf-8")


@every_workflow
def test_nothing_that_a_stranger_writes_reaches_a_shell(workflow):
    for step in steps_of(workflow):
        assert "${{" not in step.get("run", "")
        assert "${{" not in step.get("shell", "")
    assert "pull_request_target" not in load(workflow)["on"]
    # A secret is for the step that sends, and no other step sees it.
    for step in steps_of(workflow):
        assert "secrets." not in str(step) or " --to " in step["run"]


@every_workflow
def test_each_job_may_do_no_more_than_it_must(workflow):
    whole = load(workflow)
    writes = set()
    for job in whole["jobs"].values():
        allowed = job.get("permissions", whole["permissions"])
        assert isinstance(allowed, dict)
        writes |= {scope for scope, level in allowed.items() if level == "write"}
        assert job["timeout-minutes"] <= 20
    assert whole["permissions"] in ({}, {"contents": "read"})
    assert writes == WRITES[workflow.name]
    assert whole["concurrency"]["group"]


@every_workflow
def test_actions_come_by_a_tag_and_leave_no_credentials(workflow):
    used = [step for step in steps_of(workflow) if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in used)
    checkouts = [step["with"] for step in used if step["uses"].startswith("actions/checkout@")]
    assert all(given == {"fetch-depth": 0, "persist-credentials": False} for given in checkouts)


@pytest.mark.parametrize("name", ["deadlines.yml", "weekly.yml"])
def test_a_schedule_can_be_started_by_hand_and_says_when_it_stops(name):
    path = ROOT / ".github" / "workflows" / name
    assert set(load(path)["on"]) == {"schedule", "workflow_dispatch"}
    assert "60 days" in path.read_text(encoding="utf-8")


def test_deadlines_are_looked_at_every_six_hours():
    [entry] = load(ROOT / ".github/workflows/deadlines.yml")["on"]["schedule"]
    assert entry["cron"].split()[1:] == ["*/6", "*", "*", "*"]


def test_zizmor_has_nothing_to_say():
    zizmor = Path(sys.executable).parent / "zizmor"
    config = ROOT / ".github" / "zizmor.yml"
    done = subprocess.run(
        [zizmor, "--offline", "--config", config, *OWN], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_command_of_a_step_is_there_with_its_options(name):
    for command in commands_of(SHIPPED / name):
        words = command.rpartition(" || ")[2].split()
        assert words[0] == "postmortem"
        helped = run_step(f"postmortem {words[1]} --help", ROOT)
        assert helped.returncode == 0, helped.stderr
        for option in (word for word in words if word.startswith("--")):
            assert option in helped.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_the_steps_pass_on_a_sound_repository(repository, name, tmp_path):
    (tmp_path / "sitemap.xml").touch()
    for command in commands_of(SHIPPED / name):
        done = run_step(command, repository.path, RUNNER_TEMP=str(tmp_path))
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    uploads = [step for step in steps_of(SHIPPED / name) if "upload" in step.get("uses", "")]
    for step in uploads:
        folder = repository.path / step["with"]["path"].removeprefix("@PREFIX@")
        assert (folder / "index.html").is_file()


def test_an_incomplete_report_turns_the_check_red_at_its_line(repository):
    folder = "postmortems/2026/2026-11-03-checkout-slow"
    repository.commit(
        "Break", {f"{folder}/incident.md": RECORD.replace("resolved\n", "resolvd\n", 1)}
    )
    command = next(run for run in commands_of(SHIPPED / "check.yml") if " check " in run)
    done = run_step(command, repository.path)
    assert done.returncode == 1
    assert f"::error file={folder}/incident.md,line=4,col=9," in done.stdout


def test_the_pull_request_gets_one_comment_however_often_it_runs(repository, tmp_path):
    folder = "postmortems/2026/2026-11-03-checkout-slow"
    broken = RECORD.replace("resolved\n", "resolvd\n", 1)
    repository.commit("Break", {f"{folder}/incident.md": broken})
    command = next(run for run in commands_of(SHIPPED / "check.yml") if " comment " in run)
    summary = tmp_path / "summary.md"
    told = {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_STEP_SUMMARY": str(summary)}
    with serving_issues() as server:
        for _ in range(2):
            done = run_step(command, repository.path, **server.environment, **told)
            assert done.returncode == 0, done.stderr
    [comment] = server.comments
    for text in (comment["body"], summary.read_text("utf-8")):
        assert re.search(r"^- \[ \] .*`resolvd`.* \(`incident.md:4`, ", text, re.M)
    assert server.token not in done.stdout + done.stderr


def test_a_fork_may_not_comment_and_its_check_passes(repository, tmp_path):
    command = next(run for run in commands_of(SHIPPED / "check.yml") if " comment " in run)
    told = {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    with serving_issues() as server:
        server.read_only = True
        done = run_step(command, repository.path, **server.environment, **told)
    assert done.returncode == 0
    assert server.comments == []
    assert "nothing is missing" in (tmp_path / "summary.md").read_text("utf-8")


def test_reminding_writes_the_issue_with_what_the_workflow_gives(repository):
    with serving_issues() as server:
        command = next(run for run in commands_of(SHIPPED / "deadlines.yml") if "remind" in run)
        done = run_step(command, repository.path, **server.environment)
    assert done.returncode == 0, done.stderr
    [issue] = server.issues
    assert "2026-11-03-checkout-slow" in issue["body"]
    assert server.token not in done.stdout + done.stderr


@pytest.fixture
def shared(repository, tmp_path):
    """The repository as a workflow has it: cloned from an origin, and on no branch of its own."""
    repository.git("clone", "--quiet", "--bare", str(repository.path), str(tmp_path / "origin"))
    repository.git("clone", "--quiet", str(tmp_path / "origin"), str(tmp_path / "clone"))
    return type(repository)(tmp_path / "clone")


def test_the_weekly_report_goes_everywhere_once(shared):
    with serving_issues() as github, serving_mail() as mail, serving_webhook() as slack:
        given = {**github.environment, **mail.environment, "SLACK_WEBHOOK_URL": slack.address}
        for _ in range(2):
            for command in commands_of(SHIPPED / "weekly.yml"):
                done = run_step(command, shared.path, **given)
                assert done.returncode == 0, done.stderr
                assert github.token not in done.stdout + done.stderr
            # The next run is on another machine, which has what was pushed.
            shared.git("branch", "-D", "postmortem-state")
    [issue] = github.issues
    assert "<!-- postmortem-weekly -->" in issue["body"]
    assert (len(github.comments), len(mail.mails), len(slack.messages)) == (1, 1, 1)
    kept = shared.git("ls-tree", "--name-only", "origin/postmortem-state")
    assert re.fullmatch(r"(\d{4}-W\d\d)\.json\n\1\.md\ndeliveries\.json", kept)


@pytest.mark.slow
def test_the_week_that_was_kept_is_on_the_site_that_is_published(shared, tmp_path):
    policy = shared.path / "schema" / "policy.yml"
    policy.write_text(policy.read_text("utf-8") + "site: {readers: internal}\n", "utf-8")
    archive = next(run for run in commands_of(SHIPPED / "weekly.yml") if "archive" in run)
    assert run_step(archive, shared.path).returncode == 0
    shared.git("branch", "-D", "postmortem-state")  # as a fresh checkout: it has what was pushed
    [build] = commands_of(SHIPPED / "publish.yml")
    (tmp_path / "sitemap.xml").touch()
    done = run_step(build, shared.path, RUNNER_TEMP=str(tmp_path))
    assert done.returncode == 0, done.stderr
    [page] = (shared.path / "site" / "weekly").glob("*/index.html")
    assert re.fullmatch(r"\d{4}-W\d\d", page.parent.name)
    assert f'<a href="{page.parent.name}/">' in (page.parent.parent / "index.html").read_text(
        "utf-8"
    )


@pytest.mark.slow
def test_an_address_of_the_published_site_that_is_gone_makes_the_run_red(repository, tmp_path):
    places = "https://kb.example/", "https://kb.example/guides/old/"
    gone = "".join(f"<url><loc>{place}</loc></url>" for place in places)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "sitemap.xml").write_text(gone, encoding="utf-8")
    [build] = commands_of(SHIPPED / "publish.yml")
    runs = [step.get("run", "") for step in steps_of(SHIPPED / "publish.yml")]
    [fetch] = [run for run in runs if run.startswith("site=")]
    known = {"RUNNER_TEMP": str(tmp_path), "GITHUB_REPOSITORY": "example/kb"}
    before = run_step(f"gh() {{ return 1; }}\n{fetch}", repository.path, **known)
    assert (before.returncode, "no site yet" in before.stdout) == (0, True)
    assert run_step(build, repository.path, **known).returncode == 0
    with serving(tmp_path / "pages") as address:
        found = run_step(f'gh() {{ echo "{address}"; }}\n{fetch}', repository.path, **known)
    assert (found.returncode, found.stdout) == (0, "")
    done = run_step(build, repository.path, **known)
    assert done.returncode == 1
    assert "left out: guides/old/" in done.stderr


def test_without_settings_nothing_goes_to_slack_and_mail_is_left_out(shared):
    steps = [step for step in steps_of(SHIPPED / "weekly.yml") if " --to " in step.get("run", "")]
    quiet = next(step for step in steps if "slack" in step["run"])
    assert run_step(quiet["run"], shared.path, SLACK_WEBHOOK_URL="").returncode == 0
    assert "postmortem-state" not in shared.git("branch", "--all")
    mail = next(step for step in steps if "email" in step["run"])
    assert "vars.SMTP_HOST != ''" in mail["if"]
    # One that fails holds up no other.
    assert all("!cancelled()" in step["if"] for step in steps[1:])


def test_a_token_that_may_not_push_sends_nothing_and_says_so(shared, tmp_path):
    hook = tmp_path / "origin" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with serving_issues() as github:
        command = commands_of(SHIPPED / "weekly.yml")[0]
        done = run_step(command, shared.path, **github.environment)
    assert done.returncode == 2
    assert "postmortem-state cannot be pushed" in done.stderr
    assert github.issues == []


def test_git_asks_the_step_for_its_token_and_keeps_none(shared):
    runs = [step.get("run", "") for step in steps_of(SHIPPED / "weekly.yml")]
    [command] = [run for run in runs if run.startswith("git config ")]
    assert run_step(command, shared.path).returncode == 0
    ask = "printf 'protocol=https\\nhost=git.example\\n\\n' | git credential fill"
    done = run_step(ask, shared.path, GITHUB_TOKEN="t0ken", GIT_TERMINAL_PROMPT="0")
    assert "password=t0ken" in done.stdout
    assert "t0ken" not in (shared.path / ".git" / "config").read_text("utf-8")


def test_the_deadlines_step_names_what_is_late_and_breaks_nothing(repository):
    step = next(
        step for step in steps_of(SHIPPED / "deadlines.yml") if " check " in step.get("run", "")
    )
    assert step["continue-on-error"] is True
    assert run_step(step["run"], repository.path).returncode in (0, 1)
