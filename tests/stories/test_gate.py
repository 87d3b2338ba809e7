"""CI's story: the check on the pull request blocks what is incomplete, and nothing else."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.helpers import gate
from tests.helpers.gate import COMMAND

RECORD = "postmortems/2026/2026-09-14-checkout-slow-connection-pool"


@pytest.fixture
def pull_request(git_repository, root):
    """A branch with one complete record, from a main set up by `init` with the example's lists."""
    repository = git_repository()
    subprocess.run([COMMAND, "init"], cwd=repository.path, capture_output=True, check=True)
    lists = {f"schema/{n}.yml": (root / "schema" / f"{n}.yml").read_bytes() for n in LISTS}
    policy = b"format: 1\nextends: zephyr\nclock: 2026-11-21T10:00:00Z\n"
    files = {f"{RECORD}/{n}": (root / RECORD / n).read_bytes() for n in FILES}
    repository.commit("Set up", {**lists, "schema/policy.yml": policy})
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.commit("One incident", files)
    return repository


LISTS = ("people", "services")
FILES = ("incident.md", "postmortem.md")


def check_as_the_workflow_does(repository):
    """Run the very command of the workflow that `init` wrote."""
    workflow = repository.path / ".github" / "workflows" / "check.yml"
    return gate.check_as_the_workflow_does(repository.path, workflow)


def edit(repository, name, old, new):
    file = repository.path / RECORD / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    repository.commit("Change", {f"{RECORD}/{name}": text.replace(old, new)})


def test_a_complete_record_passes(pull_request):
    done = check_as_the_workflow_does(pull_request)
    assert done.returncode == 0, done.stdout
    assert "::error" not in done.stdout


def test_an_incomplete_record_in_review_is_blocked_with_every_reason(pull_request):
    edit(pull_request, "postmortem.md", "status: published", "status: review")
    edit(pull_request, "postmortem.md", "    owner: ada\n    ticket: LIN-1183\n", "")
    edit(pull_request, "postmortem.md", "    state: done\n    priority: high\n    added", STATE)
    text = (pull_request.path / RECORD / "postmortem.md").read_text("utf-8")
    start, end = text.index("## Detection") + 13, text.index("## Causes")
    emptied = text[:start] + "\nTBD\n\n" + text[end:]
    pull_request.commit("Empty an answer", {f"{RECORD}/postmortem.md": emptied})
    done = check_as_the_workflow_does(pull_request)
    assert done.returncode == 1
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert {RULE.search(line)[1] for line in errors} == {
        "action-item-owned",
        "action-item-ticketed",
        "questions-answered",
    }
    assert all(f"file={RECORD}/postmortem.md" in line for line in errors)


STATE = "    state: committed\n    priority: high\n    added"
RULE = re.compile(r"title=([a-z-]+)")


def test_the_same_gaps_in_a_draft_block_nothing(pull_request):
    edit(pull_request, "postmortem.md", "status: published", "status: draft")
    edit(pull_request, "postmortem.md", "    ticket: LIN-1182\n", "")
    done = check_as_the_workflow_does(pull_request)
    assert done.returncode == 0, done.stdout


def test_time_alone_turns_nothing_red(pull_request):
    policy = pull_request.path / "schema" / "policy.yml"
    late = policy.read_text("utf-8").replace("2026-11-21T", "2031-11-21T")
    pull_request.commit("Five years on", {"schema/policy.yml": late})
    assert check_as_the_workflow_does(pull_request).returncode == 0
