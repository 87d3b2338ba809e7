"""One rolling issue, kept on a real server on the loopback address."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations.github_issue import (
    LONGEST,
    Repository,
    add_comment,
    find_issue,
    recent_comments,
    write_issue,
)

MARKER = "<!-- postmortem-weekly -->"


@pytest.fixture
def repository(github):
    return Repository.read(github.environment)


def update(repository, body="Two items are late.", comment=None):
    found = find_issue(repository, "weekly", MARKER)
    issue = write_issue(repository, found, "Weekly", "weekly", f"{MARKER}\n{body}")
    if comment:
        add_comment(repository, issue, comment)
    return issue.url


def test_the_first_time_an_issue_is_opened(github, repository):
    url = update(repository)
    [issue] = github.issues
    assert url == issue["html_url"]
    assert issue["title"] == "Weekly"
    assert issue["labels"] == ["weekly"]
    assert issue["body"] == f"{MARKER}\nTwo items are late."


def test_a_token_that_may_not_label_opens_none(github, repository):
    """An issue without its label would be opened again each week."""
    github.labels_dropped = True
    with pytest.raises(ConfigurationError, match="may not set the label"):
        update(repository)
    assert github.issues == []


def test_from_then_on_it_is_edited_in_place(github, repository):
    update(repository)
    update(repository, "None is late.")
    [issue] = github.issues
    assert issue["body"].endswith("None is late.")
    assert github.comments == []


def test_the_same_text_changes_nothing(github, repository):
    update(repository)
    update(repository)
    assert github.written == ["POST", "POST"]  # the label, and the issue


def test_a_closed_one_is_opened_again(github, repository):
    update(repository)
    github.issues[0]["state"] = "closed"
    update(repository, "News.")
    assert [issue["state"] for issue in github.issues] == ["open"]


def test_a_comment_is_added(github, repository):
    update(repository, comment="@ada: it is late")
    assert [comment["body"] for comment in github.comments] == ["@ada: it is late"]


def test_it_is_found_by_its_label_and_not_by_its_marker_alone(github, repository):
    github.add(MARKER, label="question")
    github.add(MARKER, label="weekly")
    github.issues[-1]["pull_request"] = {}
    assert find_issue(repository, "weekly", MARKER) is None


def test_it_is_found_on_the_last_page(github, repository):
    github.add(MARKER, label="weekly")
    for _ in range(230):
        github.add("another", label="weekly")
    assert find_issue(repository, "weekly", MARKER).number == 1


def test_ours_is_found_behind_a_hundred_of_others(github, repository):
    update(repository)
    ours, github.login = github.login, "somebody"
    for _ in range(100):
        update(repository, comment="And?")
    github.login = ours
    update(repository, comment="This week")
    found = find_issue(repository, "weekly", MARKER)
    assert recent_comments(repository, found) == "This week"


def test_a_comment_of_somebody_else_is_none_of_ours(github, repository):
    update(repository, comment="ours")
    github.comments.append({"body": "theirs", "user": {"login": "mallory"}})
    issue = find_issue(repository, "weekly", MARKER)
    assert recent_comments(repository, issue) == "ours"


def test_a_text_that_is_too_long_is_cut_at_a_line(github, repository):
    update(repository, "a line of the report\n" * 5000)
    body = github.issues[0]["body"]
    assert len(body) < LONGEST + 200
    assert "\na line of the report\n\n… and more" in body


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_server_that_stumbles_is_asked_again(github, repository, status):
    github.failures = [status, status]
    update(repository)
    assert len(github.issues) == 1


def test_what_would_happen_twice_is_not_tried_twice(github, repository):
    issue = github.add(MARKER, label="weekly")
    github.requests.clear()
    github.failures = [503, 503, 503]
    with pytest.raises(ConfigurationError, match="gave 503"):
        repository.call("POST", f"issues/{issue['number']}/comments", {"body": "x"})
    assert len(github.requests) == 1


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (401, "is it still valid"),
        (403, "issues: write"),
        (404, "name right"),
        (410, "switched off"),
    ],
)
def test_a_refusal_says_what_to_do_and_never_the_token(github, repository, status, hint):
    github.failures = [status]
    with pytest.raises(ConfigurationError) as refused:
        update(repository)
    assert f"gave {status}" in refused.value.message
    assert hint in refused.value.hint
    assert github.token not in refused.value.message + refused.value.hint + repr(repository)


def test_no_redirect_carries_the_token_away(github, repository):
    github.failures = [302]
    with pytest.raises(ConfigurationError, match="gave 302"):
        update(repository)
    assert len(github.requests) == 1


def test_a_server_that_is_not_there(github, repository):
    gone = Repository("acme/incidents", "http://127.0.0.1:9", "t")
    with pytest.raises(ConfigurationError, match="gave no usable answer"):
        update(gone)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"GITHUB_TOKEN": " "}, "GITHUB_TOKEN is not set"),
        ({"GITHUB_REPOSITORY": ""}, "names no repository"),
        ({"GITHUB_REPOSITORY": "a/b/../c"}, "names no repository"),
    ],
)
def test_what_a_workflow_has_to_give(github, change, message):
    with pytest.raises(ConfigurationError, match=message):
        Repository.read(github.environment | change)


@pytest.mark.parametrize("api", ["http://api.example.org", "file:///etc/passwd", "ftp://x"])
def test_the_token_goes_nowhere_in_the_open(api):
    with pytest.raises(ConfigurationError, match="is not https"):
        update(Repository("acme/incidents", api, "t"))
