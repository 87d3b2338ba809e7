"""Issues on GitHub as tickets, on a real server on the loopback address."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import _requests
from postmortem_kb.integrations._tracker import connect, tracker_names
from postmortem_kb.ticket import marker_of
from tests.helpers.issue_server import serving_issues

NAME = "2026-11-03-slow#a1"


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    with serving_issues() as server:
        yield server


def test_made_once_and_found_on_the_third_page(server):
    tracker = connect("GitHub Issues", server.environment)
    made = tracker.create("Alert", marker_of(NAME), "post-mortem")
    assert (made.item, made.is_open, made.labelled) == (NAME, True, True)
    for _ in range(201):
        server.add("something else", "post-mortem")
    found = [ticket for ticket in tracker.tickets("post-mortem") if ticket.item]
    assert found == [made]


def test_what_a_closed_issue_says(server):
    issue = server.add(marker_of(NAME), "post-mortem")
    issue |= {"state": "closed", "state_reason": "completed", "closed_at": "2026-11-10T10:00:00Z"}
    issue["assignees"] = [{"login": "ada"}]
    [ticket] = connect("github", server.environment).tickets("post-mortem")
    assert (ticket.is_open, ticket.finished, ticket.assignees) == (False, True, ("ada",))
    issue["state_reason"] = "not_planned"
    [ticket] = connect("github", server.environment).tickets("post-mortem")
    assert not ticket.finished


def test_a_label_that_github_dropped_is_noticed(server):
    server.labels_dropped = True
    assert not connect("github", server.environment).create("A", "b", "post-mortem").labelled


def test_who_can_read_it(server):
    tracker = connect("github", server.environment)
    assert not tracker.is_public()
    server.private = False
    assert tracker.is_public()


def test_an_unknown_tracker_is_told_which_there_are(server):
    assert "github" in tracker_names()
    for word in ("Jira", ""):
        with pytest.raises(ConfigurationError) as refused:
            connect(word, server.environment)
        assert "github" in refused.value.hint


@pytest.mark.parametrize("status", [302, 401, 403, 404, 409, 410, 422, 429, 500, 503])
def test_refusals_are_one_sentence_without_the_token(server, status):
    server.failures = [status] * 5
    with pytest.raises(ConfigurationError) as refused:
        list(connect("github", server.environment).tickets("post-mortem"))
    assert str(status) in refused.value.message
    assert server.token not in refused.value.message + refused.value.hint


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"Retry-After": "60"}, "again in 60 seconds"),
        (
            {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1794268800"},
            "again after 2026-11-10T00:00:00Z",
        ),
    ],
)
def test_a_limit_says_when_to_come_again(server, status, headers, said):
    server.failures, server.headers = [status] * 3, headers
    with pytest.raises(ConfigurationError) as refused:
        list(connect("github", server.environment).tickets("post-mortem"))
    assert said in refused.value.hint
