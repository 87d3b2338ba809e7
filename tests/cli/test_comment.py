"""`postmortem comment`, on a pull request whose server and job summary are real."""

from __future__ import annotations

import pytest

PAST = "2026-10-01-slow-before"
SECRET = "Board papers of the merger"


@pytest.fixture
def pull_request(workplace, tmp_path, monkeypatch, github):
    """A branch that adds an incident without its title, in a workflow's surroundings."""
    workplace.clock("2026-11-05T10:00:00Z")
    workplace.record(
        "declared_at: 2026-10-01T14:04:00Z\nservices: [checkout]\n"
        "title: The connection pool of checkout ran dry\n",
        name=PAST,
    )
    promise = "{id: a1, title: Bound the pool, state: committed, owner: ada, due: 2026-12-01}"
    items = f"action_items:\n  - {promise}\n"
    folder = f"postmortems/2026/{PAST}"
    workplace.repository.commit(
        "Before", {f"{folder}/postmortem.md": f"---\nstatus: draft\n{items}---\n"}
    )
    workplace.repository.git("checkout", "-q", "-b", "change")
    workplace.record("severity: SEV-9\nservices: [checkout]\n")
    workplace.record(
        f"visibility: restricted\ntitle: {SECRET}\nservices: [checkout]\nseverity: SEV-9\n",
        name="2026-11-03-restricted-k4t9",
    )
    workplace.repository.commit("Report")
    monkeypatch.setenv("GITHUB_REF", "refs/pull/7/merge")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return github


def comment(workplace, *more):
    return workplace.run("comment", "--changed-since", "main", *more)


def test_it_says_what_is_missing_and_what_it_is_like(pull_request, workplace, tmp_path):
    done = comment(workplace)
    assert done.status == 0
    [written] = pull_request.comments
    assert written["html_url"] in done.out
    body = written["body"]
    assert "- [ ] `SEV-9`" in body
    assert f"- `{PAST}` The connection pool of checkout ran dry" in body
    assert "same service: checkout" in body
    assert f"still open: `{PAST}#a1` Bound the pool (`ada`, due 2026-12-01)" in body
    assert (tmp_path / "summary.md").read_text("utf-8").strip() in body


def test_again_it_is_the_same_comment(pull_request, workplace):
    comment(workplace)
    workplace.record("severity: SEV-3\nservices: [checkout]\n")
    comment(workplace)
    [written] = pull_request.comments
    assert pull_request.written == ["POST", "PATCH"]
    assert "**`2026-11-03-slow`**" not in written["body"]


def test_of_a_restricted_record_place_and_rule_alone_are_said(pull_request, workplace, tmp_path):
    comment(workplace)
    [written] = pull_request.comments
    assert "`2026-11-03-restricted-k4t9`" in written["body"]
    assert "`severity-known`" in written["body"]
    for text in (written["body"], (tmp_path / "summary.md").read_text("utf-8")):
        assert SECRET not in text
        assert "`2026-11-03-restricted-k4t9` looks like" not in text


def test_a_forks_token_breaks_nothing(pull_request, workplace, tmp_path):
    pull_request.read_only = True
    done = comment(workplace)
    assert done.status == 0
    assert "not written as a comment" in done.err
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert "- [ ] `SEV-9`" in summary
    assert "not written as a comment on the pull request" in summary
    assert pull_request.token not in done.out + done.err + summary


def test_a_job_summary_that_cannot_be_written_breaks_nothing(
    pull_request, workplace, tmp_path, monkeypatch
):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    done = comment(workplace)
    assert done.status == 0
    assert "not written to the job summary" in done.err


def test_a_workflow_that_is_for_no_pull_request_has_the_job_summary(
    pull_request, workplace, tmp_path, monkeypatch
):
    monkeypatch.setenv("GITHUB_REF", "refs/heads/main")
    done = comment(workplace)
    assert done.status == 0
    assert "GITHUB_REF names no pull request" in done.err
    assert "Post-mortem check" in (tmp_path / "summary.md").read_text("utf-8")
    assert pull_request.requests == []


def test_a_base_that_does_not_exist_is_wrong_usage(pull_request, workplace):
    assert workplace.run("comment", "--changed-since", "nowhere").status == 2
    assert workplace.run("comment", "--changed-since", "--upload-pack=x").status == 2
    assert pull_request.requests == []


def test_outside_of_a_workflow_it_can_be_looked_at(pull_request, workplace):
    done = comment(workplace, "--dry-run")
    assert done.out.startswith("## Post-mortem check: ")
    assert pull_request.requests == []


def test_without_a_base_all_records_are_judged(pull_request, workplace):
    out = workplace.run("comment", "--dry-run").out
    assert "- [ ] `SEV-9`" in out
    assert "looks like" not in out


def test_check_prints_the_same(pull_request, workplace):
    printed = workplace.run("check", "--format", "markdown", "--changed-since", "main")
    assert printed.status == 1
    assert printed.out == comment(workplace, "--dry-run").out


def test_a_named_record_is_compared_too(pull_request, workplace, monkeypatch):
    monkeypatch.chdir(workplace.path)
    out = workplace.run("check", "--format", "markdown", "postmortems/2026/2026-11-03-slow").out
    assert f"- `{PAST}`" in out


def test_what_stood_there_before_is_told_apart(pull_request, workplace):
    workplace.repository.commit("On main now")
    workplace.repository.git("branch", "--force", "main")
    workplace.record("severity: SEV-9\nservices: [chekout]\n")
    body = comment(workplace, "--dry-run").out
    new, old = body.split("### There before this change")
    assert "`chekout`" in new
    assert "SEV-9" in old
    assert "SEV-9" not in new
