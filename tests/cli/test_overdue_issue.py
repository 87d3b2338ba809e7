"""`postmortem overdue --to github-issue`: one rolling issue, whatever fails."""

from __future__ import annotations

import json

import pytest

from tests.helpers.weekly_report import promising, run, states


@pytest.fixture
def project(git_repository):
    return promising(git_repository())


def test_the_issue_is_edited_and_commented_on_once_a_week(project, github):
    for day in ("2026-11-23", "2026-11-24", "2026-11-30"):
        done = run(project, "github-issue", as_of=day)
        assert done.stdout.endswith(": sent, https://github.example/acme/incidents/issues/1\n")
    assert [comment["body"] for comment in github.comments] == [
        "<!-- week 2026-W48 -->\n2026-11-23: 2 action items are overdue, the longest by 4 days.",
        "<!-- week 2026-W49 -->\n2026-11-30: 2 action items are overdue, the longest by 11 days.",
    ]
    [issue] = github.issues
    assert "the longest by 11 days" in issue["body"]
    assert "hidden" not in json.dumps([github.issues, github.comments])
    assert github.token not in project.git("log", "-p", "postmortem-state")


@pytest.mark.parametrize("lost", range(1, 6))
def test_an_issue_whose_answer_was_lost_is_there_once_and_so_is_its_comment(project, github, lost):
    github.lost = {lost}
    run(project, "github-issue")
    assert run(project, "github-issue").exit_code == 0
    assert (len(github.issues), len(github.comments)) == (1, 1)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500])
def test_an_issue_that_could_not_be_written_is_said_and_tried_by_the_next_run(
    project, github, status
):
    github.failures = [status] * 3
    done = run(project, "github-issue")
    assert done.exit_code == 1
    assert "github-issue to acme/incidents, 2026-W48: not sent: 127.0.0.1" in done.stderr
    assert list(states(project).values()) == ["failed"]
    assert github.token not in done.output
    github.failures = []
    assert run(project, "github-issue").exit_code == 0


def test_a_week_in_which_the_issue_was_not_written_is_named_in_it(project, github):
    run(project, "github-issue", as_of="2026-11-16")
    github.failures = [401]
    run(project, "github-issue", as_of="2026-11-23")
    for _ in range(2):
        run(project, "github-issue", as_of="2026-11-30")
    assert "The report of 2026-W48 was not delivered" in github.issues[0]["body"]


def test_an_issue_that_was_written_stays_so_where_a_second_run_fails(project, github):
    run(project, "github-issue")
    github.failures = [401]
    run(project, "github-issue")
    assert list(states(project).values()) == ["sent"]
