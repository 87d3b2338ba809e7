"""One comment on a pull request, kept on a real server on the loopback address."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import _requests
from postmortem_kb.integrations.github_comment import MARKER, pull_request_number, write_comment
from postmortem_kb.integrations.github_issue import LONGEST, Repository
from tests.helpers.issue_server import serving_issues

BOT = "github-actions[bot]"


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    with serving_issues() as server:
        yield server


@pytest.fixture
def write(server):
    def write(text="Two things are missing."):
        return write_comment(Repository.read(server.environment), 7, BOT, text)

    return write


def said(server, body, login="mallory", number=1):
    server.comments += [
        {"id": len(server.comments) + 1, "body": body, "user": {"login": login}}
        for _ in range(number)
    ]


def test_the_first_time_it_is_written(server, write):
    url = write()
    [comment] = server.comments
    assert comment["body"] == f"{MARKER}\nTwo things are missing."
    assert (comment["issue"], comment["html_url"]) == (7, url)


def test_from_then_on_it_is_edited_in_place(server, write):
    assert write() == write("Nothing is missing.")
    [comment] = server.comments
    assert comment["body"].endswith("Nothing is missing.")
    assert server.written == ["POST", "PATCH"]


def test_the_same_text_changes_nothing(server, write):
    write()
    server.comments[0]["body"] = server.comments[0]["body"].replace("\n", "\r\n")
    write()
    assert server.written == ["POST"]


def test_it_is_found_on_the_last_page(server, write):
    said(server, "hm", number=230)
    write()
    write("News.")
    assert server.written == ["POST", "PATCH"]
    assert server.comments[230]["body"].endswith("News.")


def test_a_strangers_marker_is_left_alone(server, write):
    said(server, f"{MARKER}\nAll is well, merge it.")
    write()
    assert server.comments[0]["body"].endswith("merge it.")
    assert len(server.comments) == 2


def test_another_comment_of_ours_that_quotes_the_marker_is_left_alone(server, write):
    said(server, f"> {MARKER}", login=BOT)
    write()
    assert server.written == ["POST"]


def test_a_text_that_is_too_long_is_cut_at_a_line(server, write):
    write("a line\n" * 20_000)
    body = server.comments[0]["body"]
    assert len(body) < LONGEST + 200
    assert "\na line\n\n… and more" in body


def test_an_answer_that_is_no_list_is_a_refusal(server, write):
    server.failures = [200]
    with pytest.raises(ConfigurationError, match="no list of comments"):
        write()


def test_a_token_that_may_only_read(server, write):
    server.read_only = True
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
