"""Issues in Linear as tickets, on a real server that holds every request against the schema.

The words of the requests and answers follow https://linear.app/developers/graphql, /pagination and
/rate-limiting, read on 2026-11-21.
"""

from __future__ import annotations

import time

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import _limits, _requests
from postmortem_kb.integrations._limits import LimitReached
from postmortem_kb.integrations._tracker import connect
from postmortem_kb.ticket import Draft, marker_of
from tests.helpers.linear_tracker import LinearTracker, limited
from tests.helpers.tracker_server import serving

NAME = "2026-11-03-slow#a1"
DRAFT = Draft(NAME, "Alert", marker_of(NAME), "2026-11-17", "ada", "ADA@example.org")


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    kept = LinearTracker()
    with serving(kept):
        yield kept
    assert kept.odd == []


@pytest.fixture
def tracker(server):
    return connect("Linear", server.environment)


def test_made_with_label_owner_and_date_and_found_again(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    assert (made.item, made.due, made.assignees) == (NAME, "2026-11-17", ("ada@example.org",))
    assert list(tracker.tickets("post-mortem")) == [made]
    assert list(tracker.tickets("another")) == []
    assert tracker.read("ENG-1") == tracker.read(made.url) == made
    assert tracker.read("OPS-1") is None
    assert tracker.read("#12") is None


def test_pages_are_read_by_cursor(server, tracker):
    for number in range(7):
        tracker.create(Draft(f"x#a{number}", "A", ""), "post-mortem")
    server.page = 3
    assert [one.url[-9:-8] for one in tracker.tickets("post-mortem")] == list("1234567")


def test_an_issue_that_linear_put_away_is_found(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    server.issues[made.key]["archived"] = True
    assert [one.key for one in tracker.tickets("post-mortem")] == [made.key]


def test_the_label_is_made_once_and_asked_for_once(server, tracker):
    tracker.create(DRAFT, "post-mortem")
    tracker.create(Draft("x#a2", "B", ""), "post-mortem")
    assert len(server.labels) == 1
    assert sum("issueLabel" in one for one in server.requests) == 2


def test_an_issue_that_lost_label_and_marker_is_not_made_again(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    server.issues[made.key] |= {"labelIds": [], "description": ""}
    assert tracker.create(DRAFT, "post-mortem").key == made.key
    assert len(server.issues) == 1


def test_owner_and_date_are_changed_and_a_stranger_is_nobody(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    other = Draft(NAME, "", "", "2026-12-01", "ben", "ben@example.org")
    changed = tracker.change(made, other)
    assert (changed.assignees, changed.due) == (("ben@example.org",), "2026-12-01")
    stranger = Draft(NAME, "", "", "", "finn", "finn@example.org")
    assert tracker.change(made, stranger).assignees == ()
    tracker.rewrite(made, "Other words")
    assert server.bodies() == ["Other words"]


def test_a_finished_and_a_given_up_one(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    server.close(made.key)
    done = tracker.read("ENG-1")
    assert (done.is_open, done.finished, done.closed_at.day) == (False, True, 11)
    server.issues[made.key]["state"] = {"type": "canceled"}
    assert (tracker.read("ENG-1").is_open, tracker.read("ENG-1").finished) == (False, False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"LINEAR_API_KEY": " "}, "LINEAR_API_KEY is not set"),
        ({"LINEAR_TEAM": ""}, "LINEAR_TEAM names no team"),
        ({"LINEAR_API_URL": "http://linear.example/graphql"}, "is not https"),
    ],
)
def test_what_has_to_be_set(server, change, said):
    with pytest.raises(ConfigurationError, match=said):
        list(connect("Linear", server.environment | change).tickets("post-mortem"))


def test_a_team_that_linear_does_not_know(server):
    tracker = connect("Linear", server.environment | {"LINEAR_TEAM": "OPS"})
    with pytest.raises(ConfigurationError, match="knows no team OPS"):
        tracker.create(DRAFT, "post-mortem")


def test_a_key_that_is_not_accepted(server):
    tracker = connect("Linear", server.environment | {"LINEAR_API_KEY": "another-key"})
    with pytest.raises(ConfigurationError) as refused:
        tracker.create(DRAFT, "post-mortem")
    assert "Authentication required" in refused.value.message
    assert "valid" in refused.value.hint


@pytest.mark.parametrize("status", [200, 400])
def test_errors_in_an_answer_are_a_failure_without_the_key(server, tracker, status):
    body = b'{"data": {"issues": null}, "errors": [{"message": "no lin_api_secret\\u001b[1m"}]}'
    server.instead = {1: (status, {}, body)}
    with pytest.raises(ConfigurationError) as refused:
        list(tracker.tickets("post-mortem"))
    words = refused.value.message + refused.value.hint
    assert server.token not in words + repr(tracker)
    assert "\x1b" not in words


def test_a_limit_is_waited_for(server, tracker, monkeypatch):
    waited = []
    monkeypatch.setattr(_limits.time, "sleep", waited.append)
    server.instead = {1: limited(int(time.time() * 1000) + 20_000)}
    assert list(tracker.tickets("post-mortem")) == []
    assert len(waited) == 1
    assert 15 < waited[0] <= 20


def test_a_limit_that_is_too_long_is_not(server, tracker):
    server.instead = {1: limited(int(time.time() * 1000) + 3_600_000)}
    with pytest.raises(LimitReached, match="gave 400") as refused:
        list(tracker.tickets("post-mortem"))
    assert "run it again after" in refused.value.hint
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"data": []}', b'{"data": {"issues": 1}}', b"<"])
def test_an_answer_of_another_shape(server, tracker, body):
    server.instead = dict.fromkeys(range(1, 5), (200, {}, body))
    with pytest.raises(ConfigurationError):
        list(tracker.tickets("post-mortem"))
