"""GitHub's issues as the REST reference documents them, as far as `sync` uses them.

Facts from https://docs.github.com/en/rest/issues/issues, .../labels and .../assignees, API version
2022-11-28, read on 2026-11-21. What the reference does not name is refused. Of pages it says that
the header `Link` names the next one (.../using-the-rest-api/using-pagination-in-the-rest-api); by
number no page is given beyond 10,000 entries (google/go-github#3565).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.helpers.tracker_server import Answer, TrackerServer, expect

_CREATE = {"title": str, "body": str, "labels": list, "assignees": list}
_UPDATE = {"body": str, "assignees": list, "state": str, "state_reason": str}
_LABEL = {"name": str, "color": str}
_LISTED = {"labels", "state", "sort", "direction", "per_page"}


@dataclass
class GitHubTracker(TrackerServer):
    """The issues of `octocat/Hello-World`, the repository of the reference's examples."""

    number: int = 1346
    private: bool = True
    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=lambda: {"octocat", "ada", "ben"})
    may_label: bool = True
    links: bool = True

    @property
    def environment(self) -> dict[str, str]:
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "octocat/Hello-World",
            "GITHUB_TOKEN": self.token,
        }

    def answer(self, method: str, path: str, headers: Any, data: Any) -> Answer:
        expect(headers["Accept"] == "application/vnd.github+json", "Accept")
        expect(headers["X-GitHub-Api-Version"] == "2022-11-28", "X-GitHub-Api-Version")
        expect(headers["User-Agent"], "User-Agent")
        if headers["Authorization"] != f"Bearer {self.token}":
            return 401, {}, {"message": "Bad credentials"}
        parts = urlsplit(path)
        found = re.fullmatch("(?:/repos/octocat/Hello-World|/repositories/1296269)(.*)", parts.path)
        expect(found, "another path")
        below = found[1] if found else ""
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return self._route(method, below, query, data)

    def _route(self, method: str, below: str, query: dict[str, str], data: Any) -> Answer:
        if (method, below) == ("GET", ""):
            return 200, {}, {"full_name": "octocat/Hello-World", "private": self.private}
        if (method, below) == ("GET", "/issues"):
            return self._list(query)
        expect(not query, "a query")
        if (method, below) == ("POST", "/issues"):
            return self._create(_checked(data, _CREATE, {"title"}))
        if (method, below) == ("POST", "/labels"):
            return self._label(_checked(data, _LABEL, {"name"}))
        if found := re.fullmatch(r"/assignees/([A-Za-z0-9-]+)", below):
            expect(method == "GET" and data is None, "method")
            known = found[1] in self.people
            return (204, {}, None) if known else (404, {}, {"message": "Not Found"})
        found = re.fullmatch(r"/issues/([0-9]+)", below)
        expect(found and method in ("GET", "PATCH"), "another method or path")
        return self._one(method, int(found[1]) if found else 0, data)

    def _list(self, query: dict[str, str]) -> Answer:
        expect(set(query) - {"page", "after"} == _LISTED and query["state"] == "all", "query")
        expect((query["sort"], query["direction"]) == ("created", "asc"), "order")
        size, page = int(query["per_page"]), int(query.get("page", "1"))
        expect(1 <= size <= 100, "per_page")
        wanted = query["labels"].casefold()
        listed = [
            issue
            for _, issue in sorted(self.issues.items())
            if wanted in {label["name"].casefold() for label in issue["labels"]}
        ]
        if "page" in query or not self.links:
            return 200, {}, listed[(page - 1) * size : page * size]
        behind = [one for one in listed if one["number"] > int(query.get("after", "0"))]
        return 200, self._link(query, behind, size), behind[:size]

    def _link(self, query: dict[str, str], behind: list[Any], size: int) -> dict[str, str]:
        first = f"{self.address}/repositories/1296269/issues?"
        words = {name: word for name, word in query.items() if name != "after"}
        known = [f'<{first}{urlencode(words)}>; rel="first"']
        if len(behind) > size:
            after = urlencode(words | {"after": str(behind[size - 1]["number"])})
            known.insert(0, f'<{first}{after}>; rel="next"')
        return {"Link": ", ".join(known)}

    def _create(self, data: dict[str, Any]) -> Answer:
        unknown = set(data.get("assignees", ())) - self.people
        if unknown:
            return 422, {}, {"message": "Validation Failed"}
        self.number += 1
        made = {
            "id": self.number,
            "number": self.number,
            "url": f"https://api.github.com/repos/octocat/Hello-World/issues/{self.number}",
            "html_url": f"https://github.com/octocat/Hello-World/issues/{self.number}",
            "state": "open",
            "state_reason": None,
            "title": data["title"],
            "body": data.get("body"),
            "user": {"login": "octocat"},
            "labels": [{"name": name} for name in data.get("labels", ()) if self.may_label],
            "assignees": [{"login": login} for login in data.get("assignees", ())],
            "closed_at": None,
        }
        self.issues[self.number] = made
        return 201, {}, made

    def _label(self, data: dict[str, Any]) -> Answer:
        expect(re.fullmatch("[0-9a-f]{6}", data["color"]), "color")
        if not self.may_label:
            return 403, {}, {"message": "Resource not accessible by integration"}
        if data["name"] in self.labels:
            errors = [{"resource": "Label", "code": "already_exists", "field": "name"}]
            return 422, {}, {"message": "Validation Failed", "errors": errors}
        self.labels.add(data["name"])
        return 201, {}, {"name": data["name"], "color": data["color"]}

    def _one(self, method: str, number: int, data: Any) -> Answer:
        if number not in self.issues:
            return 404, {}, {"message": "Not Found"}
        issue = self.issues[number]
        if method == "PATCH":
            changed = _checked(data, _UPDATE, set())
            if "assignees" in changed:
                changed["assignees"] = [{"login": login} for login in changed["assignees"]]
            issue |= changed
            if "state" in changed:
                expect(changed["state"] in ("open", "closed"), "state")
                expect(changed["state_reason"] in ("completed", "not_planned"), "state_reason")
                issue["closed_at"] = "2026-11-12T10:00:00Z"
        return 200, {}, issue

    def bodies(self) -> list[str]:
        return [issue["body"] for issue in self.issues.values()]

    def close(self, number: int) -> None:
        closed = {"state": "closed", "state_reason": "completed"}
        self.issues[number] |= closed | {"closed_at": "2026-11-11T10:00:00Z"}

    def reopen(self, number: int) -> None:
        self.issues[number] |= {"state": "open", "state_reason": "reopened", "closed_at": None}


def _checked(data: Any, fields: dict[str, type], needed: set[str]) -> dict[str, Any]:
    expect(isinstance(data, dict), "no object")
    expect(set(data) <= set(fields), f"unknown field in {sorted(data)}")
    expect(needed <= set(data), "missing field")
    for key, word in data.items():
        expect(isinstance(word, fields[key]), f"type of {key}")
    return dict(data)
