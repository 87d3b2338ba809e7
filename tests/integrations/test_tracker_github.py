"""Issues on GitHub as tickets, on a real server that refuses what the reference does not name.

The words of the requests and answers follow https://docs.github.com/en/rest/issues/issues, API
version 2022-11-28, read on 2026-11-21.
"""

from __future__ import annotations

import json
import time

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations import _limits, _requests
from postmortem_kb.integrations._limits import LimitReached
from postmortem_kb.integrations._tracker import connect, tracker_names
from postmortem_kb.ticket import Draft, marker_of
from tests.helpers.github_tracker import GitHubTracker
from tests.helpers.tracker_server import serving

NAME = "2026-11-03-slow#a1"
DRAFT = Draft(NAME, "Alert", marker_of(NAME), "2026-11-17", "ada")


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    kept = GitHubTracker()
    with serving(kept):
        yield kept
    assert kept.odd == []


@pytest.fixture
def tracker(server):
    return connect("GitHub", server.environment)


def test_the_example_of_the_reference(server, tracker):
    """Create an issue: its request without the milestone, and its answer, number 1347."""
    words = "I'm having a problem with this."
    made = tracker.create(Draft("", "Found a bug", words, owner="octocat"), "bug")
    assert json.loads(server.requests[-1].split(" ", 2)[2]) == {
        "title": "Found a bug",
        "body": words,
        "labels": ["bug"],
        "assignees": ["octocat"],
    }
    assert made.url == "https://github.com/octocat/Hello-World/issues/1347"
    assert (made.assignees, made.is_open, made.labelled) == (("octocat",), True, True)


def test_made_once_and_found_on_the_third_page(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    for _ in range(201):
        tracker.create(Draft("", "Another", ""), "post-mortem")
    assert [one for one in tracker.tickets("post-mortem") if one.item] == [made]
    assert sum("/labels" in one for one in server.requests) == 1


def test_a_server_that_does_not_say_where_the_next_page_is(server, tracker):
    """Pages as in the fixture `paginate-issues` of octokit/fixtures: `per_page` and `page`."""
    server.links = False
    for number in range(201):
        tracker.create(Draft(f"x#a{number}", "One", marker_of(f"x#a{number}")), "post-mortem")
    assert len({one.item for one in tracker.tickets("post-mortem")}) == 201


def test_an_issue_that_goes_away_meanwhile_hides_no_other(server, tracker):
    for number in range(150):
        tracker.create(Draft(f"x#a{number}", "One", marker_of(f"x#a{number}")), "post-mortem")
    listing = tracker.tickets("post-mortem")
    next(listing)
    del server.issues[1347]
    assert len(list(listing)) == 149


def test_a_next_page_elsewhere_does_not_get_the_token(server, tracker):
    server.instead[1] = (200, {"Link": '<https://elsewhere.example/x>; rel="next"'}, b"[]")
    with pytest.raises(ConfigurationError, match="next page that is none"):
        list(tracker.tickets("post-mortem"))


def test_a_next_page_that_is_this_one_is_not_read_for_ever(server, tracker):
    again = f'<{server.address}/repositories/1296269/issues?again>; rel="next"'
    server.instead = dict.fromkeys((1, 2), (200, {"Link": again}, b"[]"))
    with pytest.raises(ConfigurationError, match="next page that is none"):
        list(tracker.tickets("post-mortem"))


def test_an_issue_that_is_made_meanwhile_moves_no_other_to_the_next_page(server, tracker):
    for number in range(150):
        tracker.create(Draft(f"x#a{number}", "One", marker_of(f"x#a{number}")), "post-mortem")
    listing = tracker.tickets("post-mortem")
    first = next(listing)
    tracker.create(Draft("", "Another", ""), "post-mortem")
    found = [first, *listing]
    assert len({one.url for one in found}) == len(found) == 151


def test_a_label_that_cannot_be_listed_makes_nothing(server, tracker):
    with pytest.raises(ConfigurationError, match="has a comma"):
        list(tracker.tickets("post-mortem,action"))
    assert server.requests == []


def test_read_as_people_write_it(tracker):
    made = tracker.create(DRAFT, "post-mortem")
    for written in ("1347", "#1347", "octocat/Hello-World#1347", made.url):
        assert tracker.read(written) == made
    for other in ("#1348", "PLAT-1", "https://github.com/acme/other/issues/1347", "0"):
        assert tracker.read(other) is None


def test_what_a_closed_issue_says(server, tracker):
    made = tracker.create(DRAFT, "post-mortem")
    server.close(1347)
    [ticket] = tracker.tickets("post-mortem")
    assert (ticket.is_open, ticket.finished, ticket.assignees) == (False, True, ("ada",))
    for reason, finished in ((None, True), ("not_planned", False), ("duplicate", False)):
        server.issues[1347]["state_reason"] = reason
        assert tracker.read(made.url).finished is finished


@pytest.mark.parametrize("status", [301, 404, 410])
def test_what_was_moved_or_deleted_is_none_of_this_repository(server, tracker, status):
    server.instead[1] = (status, {"Location": "https://api.github.com/repositories/1"}, b"{}")
    assert tracker.read("#12") is None


def test_a_pull_request_is_no_ticket(server, tracker):
    tracker.create(DRAFT, "post-mortem")
    server.issues[1347]["pull_request"] = {"url": "https://api.github.com/"}
    assert tracker.read("#1347") is None


def test_an_owner_is_changed_and_whom_github_does_not_know_is_nobody(server, tracker):
    made = tracker.create(Draft(NAME, "Alert", "", owner="stranger"), "post-mortem")
    assert made.assignees == ()
    assert tracker.change(made, DRAFT).assignees == ("ada",)
    assert tracker.change(made, Draft(NAME, "", "", owner="stranger")).assignees == ()
    tracker.rewrite(made, "Other words")
    assert server.bodies() == ["Other words"]


def test_a_token_that_may_not_label_makes_nothing(server, tracker):
    server.may_label = False
    with pytest.raises(ConfigurationError, match="may not set the label"):
        tracker.create(DRAFT, "post-mortem")
    assert server.issues == {}


def test_a_label_that_github_dropped_all_the_same_is_noticed(server, tracker):
    tracker.create(DRAFT, "post-mortem")
    server.may_label = False
    assert not tracker.create(DRAFT, "post-mortem").labelled


def test_who_can_read_it(server, tracker):
    assert not tracker.is_public()
    server.private = False
    assert tracker.is_public()


def test_an_unknown_tracker_is_told_which_there_are(server):
    assert tracker_names() == ["github", "linear"]
    for word in ("Jira", ""):
        with pytest.raises(ConfigurationError) as refused:
            connect(word, server.environment)
        assert "github, linear" in refused.value.hint


@pytest.mark.parametrize("status", [302, 401, 403, 404, 409, 410, 422, 429, 500, 503])
def test_refusals_are_one_sentence_without_the_token(server, tracker, status):
    server.instead = dict.fromkeys(range(1, 5), (status, {}, b"{}"))
    with pytest.raises(ConfigurationError) as refused:
        list(tracker.tickets("post-mortem"))
    assert str(status) in refused.value.message
    assert server.token not in refused.value.message + refused.value.hint


@pytest.mark.parametrize("body", [b"{}", b"[1]", b'[{"state": "open"}]', b'"x"', b"null", b"<p>"])
def test_an_answer_of_another_shape(server, tracker, body):
    server.instead = dict.fromkeys(range(1, 5), (200, {}, body))
    with pytest.raises(ConfigurationError):
        list(tracker.tickets("post-mortem"))


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"Retry-After": "61"}, "again in 61 seconds"),
        (
            {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 7200)},
            "again after 2",
        ),
    ],
)
def test_a_limit_that_is_too_long_says_when_to_come_again(server, tracker, status, headers, said):
    server.instead = {1: (status, headers, b"{}")}
    with pytest.raises(LimitReached) as refused:
        list(tracker.tickets("post-mortem"))
    assert said in refused.value.hint
    assert len(server.requests) == 1


def test_a_limit_is_waited_for_even_by_what_is_not_repeated(server, tracker, monkeypatch):
    waited = []
    monkeypatch.setattr(_limits.time, "sleep", waited.append)
    server.instead = {3: (403, {"Retry-After": "25"}, b"{}")}
    tracker.create(DRAFT, "post-mortem")
    assert (waited, len(server.issues)) == ([25.0], 1)


def test_a_run_waits_for_a_minute_in_all(server, tracker, monkeypatch):
    waited = []
    monkeypatch.setattr(_limits.time, "sleep", waited.append)
    server.instead = dict.fromkeys(range(1, 9), (429, {"Retry-After": "25"}, b"{}"))
    with pytest.raises(LimitReached):
        tracker.is_public()
    assert waited == [25.0, 25.0]
