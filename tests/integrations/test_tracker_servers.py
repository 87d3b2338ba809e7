"""The servers of these tests: they take the vendors' own examples, and no other shape.

Linear: https://linear.app/developers/graphql and /pagination, read on 2026-11-21. GitHub:
https://docs.github.com/en/rest/issues/issues, API version 2022-11-28, read on 2026-11-21.
"""

from __future__ import annotations

import json

import pytest

from tests.helpers.github_tracker import GitHubTracker
from tests.helpers.linear_tracker import TEAM, LinearTracker

LINEAR = {"Authorization": "lin_api_secret", "Content-Type": "application/json"}
GITHUB = {
    "Accept": "application/vnd.github+json",
    "Authorization": "Bearer lin_api_secret",
    "X-GitHub-Api-Version": "2022-11-28",
    "User-Agent": "any",
}
CREATE = f"""mutation IssueCreate {{ issueCreate(input: {{ title: "New exception"
 description: "More detailed error report in markdown" teamId: "{TEAM}" }})
 {{ success issue {{ id title }} }} }}"""
ISSUE = {"title": "Found a bug", "assignees": ["octocat"], "labels": ["bug"]}


def ask(question, variables=None, headers=LINEAR, path="/graphql", method="POST"):
    server = LinearTracker()
    data = {"query": question} | ({"variables": variables} if variables is not None else {})
    status, _, body = server.handle(method, path, headers, json.dumps(data).encode())
    return status, json.loads(body).get("data"), server.odd


def call(method, path, data=None, headers=GITHUB):
    server = GitHubTracker()
    body = b"" if data is None else json.dumps(data).encode()
    return server.handle(method, f"/repos/octocat/Hello-World{path}", headers, body)[0]


def test_linear_takes_its_own_examples():
    assert ask("{ issues { nodes { id title } } }") == (200, {"issues": {"nodes": []}}, [])
    paged = """query Issues { issues(first: 10) { edges { node { id title } cursor }
     pageInfo { hasNextPage endCursor } } }"""
    empty = {"edges": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
    assert ask(paged) == (200, {"issues": empty}, [])
    teams = {"teams": {"nodes": [{"id": TEAM, "name": "Engineering"}]}}
    assert ask("query Teams { teams { nodes { id name } } }") == (200, teams, [])
    status, data, _ = ask(CREATE)
    assert (status, data["issueCreate"]["issue"]["title"]) == (200, "New exception")


@pytest.mark.parametrize(
    ("question", "variables"),
    [
        ("{ issues { nodes { id colour } } }", None),
        ("{ issues(last_seen: 3) { nodes { id } } }", None),
        ("query Q($f: TeamFilter) { issues(filter: $f) { nodes { id } } }", {}),
        ("query Q($f: IssueFilter) { issues(filter: $f) { nodes { id } } }", {"f": {"colour": 1}}),
        ("query Q($n: Int) { issues(first: $n) { nodes { id } } }", {"n": "ten"}),
        ("mutation M { issueDelete(id: 1) { success } }", None),
        ("{ issues { nodes { id } }", None),
    ],
)
def test_linear_refuses_every_other_shape(question, variables):
    status, _, odd = ask(question, variables)
    assert status == 400
    assert odd


def test_linear_refuses_other_ways():
    question = "{ issues { nodes { id } } }"
    assert ask(question, path="/rest")[0] == 400
    assert ask(question, method="PUT")[0] == 400
    assert ask(question, headers=LINEAR | {"Content-Type": "text/plain"})[0] == 400
    assert ask(question, headers=LINEAR | {"Authorization": "Bearer x"})[0] == 401


def test_github_takes_its_own_examples():
    assert call("POST", "/issues", ISSUE) == 201
    assert (
        call("GET", "/issues?labels=bug&state=all&sort=created&direction=asc&per_page=100&page=1")
        == 200
    )
    assert call("GET", "/issues/1347") == 404
    assert call("GET", "/assignees/octocat") == 204


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("POST", "/issues", ISSUE | {"due_on": "2026-11-17"}),
        ("POST", "/issues", {"body": "no title"}),
        ("POST", "/issues", {"title": 7}),
        ("PUT", "/issues/1", {}),
        ("POST", "/labels", {"name": "bug", "color": "#ededed"}),
        ("GET", "/issues?labels=bug", None),
        (
            "GET",
            "/issues?labels=bug&state=all&sort=created&direction=asc&per_page=101&page=1",
            None,
        ),
        ("GET", "/search", None),
    ],
)
def test_github_refuses_every_other_shape(method, path, data):
    assert call(method, path, data) == 400


@pytest.mark.parametrize("name", ["Accept", "X-GitHub-Api-Version", "User-Agent"])
def test_github_refuses_a_missing_header(name):
    assert call("GET", "", headers=GITHUB | {name: None}) == 400
