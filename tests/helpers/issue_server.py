"""A server on the loopback address that keeps issues as GitHub's API does, as far as we use it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.helpers.listening import QuietHandler, listening


@dataclass
class IssueServer:
    """The issues of `acme/incidents`. `failures` are statuses that the next requests get.

    `read_only`: the token may change nothing, as that of a fork's pull request. `labels_dropped`:
    it may set no label, and GitHub says nothing. `lost`: of these requests (counted from 1) the
    answer is lost after the deed; `refused` are not done at all.
    """

    token: str = "secret-token"
    login: str = "github-actions[bot]"
    address: str = ""
    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    read_only: bool = False
    private: bool = True
    labels_dropped: bool = False
    labels: set[str] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "acme/incidents",
            "GITHUB_TOKEN": self.token,
        }

    @property
    def fails(self) -> bool:
        """Whether the request that has just come is refused."""
        return bool(self.failures) or len(self.requests) in self.refused

    @property
    def written(self) -> list[str]:
        """The methods of all requests that changed something."""
        return [method for method, _ in self.requests if method != "GET"]

    def add(self, body: str, label: str) -> dict[str, Any]:
        return self._open({"title": "An issue", "body": body, "labels": [label]})

    def answer(self, method: str, url: str, data: Any) -> tuple[int, Any]:
        parts = urlsplit(url)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if parts.path == "/repos/acme/incidents":
            return 200, {"full_name": "acme/incidents", "private": self.private}
        path = parts.path.removeprefix("/repos/acme/incidents/")
        if path == "labels":
            refused = 403 if self.labels_dropped else 422 if data["name"] in self.labels else 0
            self.labels.add(data["name"])
            return refused or 201, {"message": "Refused"} if refused else data
        number = int((re.findall(r"\d+", path) or ["0"])[0])
        if path == "issues":
            return (200, self._list(query)) if method == "GET" else (201, self._open(data))
        if path.startswith("issues/comments/"):
            comment = next(one for one in self.comments if one["id"] == number)
            comment |= data
            return 200, comment
        if path.endswith("/comments"):
            known = _page(self.comments, query)
            return (200, known) if method == "GET" else (201, self._comment(number, data))
        if method == "PATCH" and 0 < number <= len(self.issues):
            self.issues[number - 1] |= data
            return 200, self.issues[number - 1]
        return 404, {"message": "Not Found"}

    def _list(self, query: dict[str, str]) -> list[dict[str, Any]]:
        labelled = [
            issue
            for issue in reversed(self.issues)
            if query["labels"] in issue["labels"] and query["state"] in ("all", issue["state"])
        ]
        return _page(labelled, query)

    def _open(self, data: dict[str, Any]) -> dict[str, Any]:
        number = len(self.issues) + 1
        address = f"https://github.example/acme/incidents/issues/{number}"
        made = {"number": number, "state": "open", "html_url": address}
        kept = {**data, **made, "user": {"login": self.login}}
        self.issues.append(kept | ({"labels": []} if self.labels_dropped else {}))
        return self.issues[-1]

    def _comment(self, number: int, data: dict[str, Any]) -> dict[str, Any]:
        at = datetime.now(UTC).isoformat()
        made = {"id": len(self.comments) + 1, "issue": number, "created_at": at}
        made["html_url"] = f"https://github.example/acme/incidents/pull/{number}#{made['id']}"
        self.comments.append({**data, **made, "user": {"login": self.login}})
        return self.comments[-1]


def _page(entries: list[dict[str, Any]], query: dict[str, str]) -> list[dict[str, Any]]:
    size = int(query.get("per_page", "30"))
    start = (int(query.get("page", "1")) - 1) * size
    return entries[start : start + size]


@contextmanager
def serving_issues() -> Iterator[IssueServer]:
    """Run the server while the block runs."""
    kept = IssueServer()

    class Handler(QuietHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            data = json.loads(self.rfile.read(length)) if length else None
            kept.requests.append((self.command, self.path))
            status, said = 401, None
            if kept.fails:
                status = kept.failures.pop(0) if kept.failures else 503
            elif self.headers.get("Authorization") == f"Bearer {kept.token}":
                refused = kept.read_only and self.command != "GET"
                status, said = (403, {}) if refused else kept.answer(self.command, self.path, data)
            if len(kept.requests) in kept.lost:
                status, said = 502, None
            self.send_response(status)
            location = {"Location": kept.address + "/elsewhere"} if status == 302 else {}
            for name, word in (kept.headers | location).items():
                self.send_header(name, word)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        do_GET = do_POST = do_PATCH = answer

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.address = f"http://127.0.0.1:{server.server_port}"
    with listening(server):
        yield kept
