"""`postmortem remind`, against a server on the loopback address that keeps issues."""

from __future__ import annotations

import pytest

from postmortem_kb.cli import run

POLICY = "format: 1\nextends: zephyr\n"
RECORD = """\
---
title: Checkout is slow
severity: SEV-2
status: resolved
kind: incident
visibility: {visibility}
declared_at: 2026-11-03T10:00:00Z
declared_by: ada
resolved_at: 2026-11-03T12:00:00Z
---
"""
SOON, OVER = "2026-11-05T13:00:00Z", "2026-11-06T13:00:00Z"


@pytest.fixture
def project(tmp_path):
    def write(files):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    write({"schema/policy.yml": POLICY})
    return write


@pytest.fixture
def remind(capsys, tmp_path):
    def remind(*arguments):
        with pytest.raises(SystemExit) as end:
            run(["remind", "-C", str(tmp_path), *arguments])
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    return remind


def record(visibility="internal", name="2026-11-03-checkout-slow"):
    return {f"postmortems/2026/{name}/incident.md": RECORD.format(visibility=visibility)}


def test_nothing_due_and_no_issue_yet(remind, github, project):
    assert remind("--as-of", SOON)[0] == 0
    assert github.issues == []


def test_the_author_is_mentioned_once_a_stage(remind, github, project):
    project(record())
    for as_of in (SOON, SOON, OVER, OVER, "2026-11-20"):
        assert remind("--as-of", as_of)[0] == 0
    assert len(github.issues) == 1
    assert len(github.comments) == 2
    assert all("@ada" in comment["body"] for comment in github.comments)
    assert "@ada" not in github.issues[0]["body"]


def test_a_run_that_broke_after_its_comment_does_not_mention_twice(remind, github, project):
    project(record())
    remind("--as-of", "2026-11-04")
    before = github.issues[0]["body"]
    remind("--as-of", SOON)
    github.issues[0]["body"] = before
    remind("--as-of", SOON)
    assert len(github.comments) == 1
    assert "told: 2026-11-03-checkout-slow soon" in github.issues[0]["body"]


def test_once_all_is_published_the_issue_says_so(remind, github, project):
    folder = project(record())
    remind("--as-of", SOON)
    (folder / "postmortems/2026/2026-11-03-checkout-slow/postmortem.md").write_text(
        "---\nstatus: published\nauthors: [ada]\npublished_at: 2026-11-05T14:00:00Z\n---\n"
    )
    remind("--as-of", OVER)
    assert "No post-mortem is due." in github.issues[0]["body"]
    assert len(github.comments) == 1


def test_a_dry_run_prints_and_writes_nothing(remind, github, project):
    project(record())
    status, out, _ = remind("--as-of", OVER, "--dry-run")
    assert status == 0
    assert "2026-11-03-checkout-slow" in out
    assert "@ada" in out
    assert github.requests == []


def test_a_restricted_record_is_never_named(remind, github, project):
    project(record("restricted", "2026-11-03-restricted-k3f9"))
    _, out, err = remind("--as-of", OVER, "--dry-run")
    assert "restricted-k3f9" not in out + err
    remind("--as-of", OVER)
    assert github.issues == []


def test_without_a_token_it_says_what_to_set(remind, github, project, monkeypatch):
    project(record())
    monkeypatch.delenv("GITHUB_TOKEN")
    status, _, err = remind("--as-of", OVER)
    assert status == 2
    assert "GITHUB_TOKEN is not set" in err
    assert "Traceback" not in err
