"""One comment on a pull request, kept on a real server on the loopback address."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations.github_comment import MARKER, pull_request_number, write_comment
from postmortem_kb.integrations.github_issue import LONGEST, Repository

BOT = "github-actions[bot]"


@pytest.fixture
def write(github):
    def write(text="Two things are missing."):
        return write_comment(Repository.read(github.environment), 7, BOT, text)

    return write


def said(github, body, login="mallory", number=1):
    github.comments += [
        {"id": len(github.comments) + 1, "body": body, "user": {"login": login}}
        for _ in range(number)
    ]


def test_the_first_time_it_is_written(github, write):
    url = write()
    [comment] = github.comments
    assert comment["body"] == f"{MARKER}\nTwo things are missing."
    assert (comment["issue"], comment["html_url"]) == (7, url)


def test_from_then_on_it_is_edited_in_place(github, write):
    assert write() == write("Nothing is missing.")
    [comment] = github.comments
    assert comment["body"].endswith("Nothing is missing.")
    assert github.written == ["POST", "PATCH"]


def test_the_same_text_changes_nothing(github, write):
    write()
    github.comments[0]["body"] = github.comments[0]["body"].replace("\n", "\r\n")
    write()
    assert github.written == ["POST"]


def test_it_is_found_on_the_last_page(github, write):
    said(github, "hm", number=230)
    write()
    write("News.")
    assert github.written == ["POST", "PATCH"]
    assert github.comments[230]["body"].endswith("News.")


def test_a_strangers_marker_is_left_alone(github, write):
    said(github, f"{MARKER}\nAll is well, merge it.")
    write()
    assert github.comments[0]["body"].endswith("merge it.")
    assert len(github.comments) == 2


def test_another_comment_of_ours_that_quotes_the_marker_is_left_alone(github, write):
    said(github, f"> {MARKER}", login=BOT)
    write()
    assert github.written == ["POST"]


def test_a_text_that_is_too_long_is_cut_at_a_line(github, write):
    write("a line\n" * 20_000)
    body = github.comments[0]["body"]
    assert len(body) < LONGEST + 200
    assert "\na line\n\n… and more" in body


def test_an_answer_that_is_no_list_is_a_refusal(github, write):
    github.failures = [200]
    with pytest.raises(ConfigurationError, match="gave no list"):
        write()


def test_a_token_that_may_only_read(github, write):
    github.read_only = True
    with pytest.raises(ConfigurationError) as refused:
        write()
    assert "gave 403" in refused.value.message
    assert "pull-requests: write" in refused.value.hint


@pytest.mark.parametrize(("ref", "number"), [("refs/pull/7/merge", 7), ("refs/pull/12/head", 12)])
def test_the_pull_request_is_the_one_of_the_workflow(ref, number):
    assert pull_request_number({"GITHUB_REF": ref}) == number


@pytest.mark.parametrize("ref", ["", "refs/heads/main", "refs/pull/0/merge", "refs/pull/1/../2"])
def test_elsewhere_there_is_none(ref):
    with pytest.raises(ConfigurationError, match="names no pull request"):
        pull_request_number({"GITHUB_REF": ref})
