"""Linear's GraphQL API, as far as `sync` uses it: `linear.graphql` judges every request.

Facts from https://linear.app/developers/graphql (endpoint, header, errors), /pagination (cursor,
50 a page), /filtering and /rate-limiting (400 and RATELIMITED, resets in milliseconds), read on
2026-11-21. Ids that a client chooses are taken once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from graphql import build_schema, graphql_sync

from postmortem_kb.moment import parse_date
from tests.helpers.tracker_server import Answer, TrackerServer, expect

SCHEMA = build_schema(Path(__file__).with_name("linear.graphql").read_text(encoding="utf-8"))
TEAM = "9cfb482a-81e3-4154-b5b9-2c805e70a02d"
USERS = {"ada@example.org": "user-ada", "ben@example.org": "user-ben"}


@dataclass
class LinearTracker(TrackerServer):
    """The issues of the team ENG. As in Linear's editor, no HTML comment survives in a text."""

    issues: dict[str, dict[str, Any]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    page: int = 50
    archived_too: bool = False

    @property
    def environment(self) -> dict[str, str]:
        address = f"{self.address}/graphql"
        return {"LINEAR_API_URL": address, "LINEAR_API_KEY": self.token, "LINEAR_TEAM": "ENG"}

    def answer(self, method: str, path: str, headers: Any, data: Any) -> Answer:
        expect((method, path) == ("POST", "/graphql"), "another method or path")
        expect(headers["Content-Type"] == "application/json", "Content-Type")
        expect({"query"} <= set(data) <= {"query", "variables"}, "unknown field")
        if headers["Authorization"] != self.token:
            return 401, {}, _failed("Authentication required", "AUTHENTICATION_ERROR")
        done = graphql_sync(SCHEMA, data["query"], self, variable_values=data.get("variables"))
        own = [one for one in done.errors or () if isinstance(one.original_error, Known)]
        expect(len(own) == len(done.errors or ()), f"GraphQL: {done.errors}")
        if own:
            return 200, {}, _failed(own[0].message, "INPUT_ERROR")
        return 200, {}, {"data": done.data}

    def issues_(self, wanted: dict[str, Any], first: int, after: str | None) -> dict[str, Any]:
        fitting = [issue for issue in self.issues.values() if self._fits(issue, wanted)]
        size, start = min(first, self.page), int(after or 0)
        more = start + size < len(fitting)
        page = {"hasNextPage": more, "endCursor": str(start + size) if more else None}
        shown = fitting[start : start + size]
        edges = [{"node": one, "cursor": str(start + at)} for at, one in enumerate(shown, 1)]
        return {"nodes": shown, "edges": edges, "pageInfo": page}

    def _fits(self, issue: dict[str, Any], wanted: dict[str, Any]) -> bool:
        ids = [
            self.labels.get(label["some"]["name"]["eq"])
            for label in [wanted.get("labels")]
            if label
        ]
        return (
            (self.archived_too or not issue["archived"])
            and wanted.get("id", {}).get("eq", issue["id"]) == issue["id"]
            and wanted.get("number", {}).get("eq", issue["number"]) == issue["number"]
            and wanted.get("team", {"key": {"eq": "ENG"}}) == {"key": {"eq": "ENG"}}
            and all(label in issue["labelIds"] for label in ids)
        )

    def create(self, data: dict[str, Any]) -> dict[str, Any]:
        data = {"id": str(uuid4()), **data}
        if data["teamId"] != TEAM or UUID(data["id"]).version != 4 or data["id"] in self.issues:
            raise Known("Entity is not valid")
        number = len(self.issues) + 1
        url = f"https://linear.app/acme/issue/ENG-{number}/a-title"
        made = {"id": data["id"], "number": number, "identifier": f"ENG-{number}", "url": url}
        made |= {"state": {"type": "backlog"}, "completedAt": None, "canceledAt": None}
        made["archived"] = False
        made |= {"labelIds": data.get("labelIds", []), "dueDate": None, "assignee": None}
        self.issues[data["id"]] = made
        return self.update(data["id"], data)

    def update(self, key: str, data: dict[str, Any]) -> dict[str, Any]:
        issue = self.issues[key]
        if "dueDate" in data and not parse_date(data["dueDate"]):
            raise Known("dueDate is no date")
        mails = {user: mail for mail, user in USERS.items()}
        if "stateId" in data:
            kind = data["stateId"].removeprefix("state-")
            at = {"completed": "completedAt", "canceled": "canceledAt"}[kind]
            issue |= {"state": {"type": kind}, at: "2026-11-12T10:00:00.000Z"}
        if "assigneeId" in data:
            mail = mails.get(data["assigneeId"])
            issue["assignee"] = {"id": data["assigneeId"], "email": mail} if mail else None
        issue |= {k: w for k, w in data.items() if k in ("title", "description", "dueDate")}
        kept = re.sub("<!--.*?-->", "", issue.get("description", ""))
        issue["description"] = kept.lstrip("\n")
        return issue

    def bodies(self) -> list[str]:
        return [issue["description"] for issue in self.issues.values()]

    def close(self, key: str) -> None:
        done = {"state": {"type": "completed"}, "completedAt": "2026-11-11T10:00:00.000Z"}
        self.issues[key] |= done

    def reopen(self, key: str) -> None:
        ends = {"completedAt": None, "canceledAt": None}
        self.issues[key] |= {"state": {"type": "started"}, **ends}


class Known(Exception):
    """What Linear itself refuses."""


def _failed(message: str, code: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


def limited(reset: int) -> tuple[int, dict[str, str], bytes]:
    """Linear's refusal of too many requests, until `reset` (milliseconds since 1970)."""
    headers = {"X-RateLimit-Requests-Remaining": "0", "X-RateLimit-Requests-Reset": str(reset)}
    body = b'{"errors": [{"message": "Rate limit", "extensions": {"code": "RATELIMITED"}}]}'
    return 400, headers, body


def _issues(kept: LinearTracker, facts: dict[str, Any]) -> Any:
    kept.archived_too = facts.get("includeArchived", False)
    return kept.issues_(facts.get("filter") or {}, facts.get("first", 50), facts.get("after"))


def _labels(kept: LinearTracker, facts: dict[str, Any]) -> Any:
    label = kept.labels.get(facts["filter"]["name"]["eq"])
    return {"nodes": [{"id": label, "team": {"id": TEAM}}] if label else []}


def _new_label(kept: LinearTracker, facts: dict[str, Any]) -> Any:
    label = kept.labels.setdefault(facts["input"]["name"], f"label-{len(kept.labels)}")
    return {"success": True, "issueLabel": {"id": label, "team": {"id": TEAM}}}


def _users(_: LinearTracker, facts: dict[str, Any]) -> Any:
    user = USERS.get(facts["filter"]["email"]["eqIgnoreCase"].casefold())
    return {"nodes": [{"id": user}] if user else []}


def _teams(_: LinearTracker, facts: dict[str, Any]) -> Any:
    key = (facts.get("filter") or {"key": {"eq": "ENG"}})["key"]["eq"]
    return {"nodes": [{"id": TEAM, "name": "Engineering"}] if key == "ENG" else []}


def _states(_: LinearTracker, facts: dict[str, Any]) -> Any:
    return {"nodes": [{"id": f"state-{facts['filter']['type']['eq']}"}]}


_ANSWERS = {
    "issues": _issues,
    "issueCreate": lambda kept, facts: {"success": True, "issue": kept.create(facts["input"])},
    "issueUpdate": lambda kept, facts: {
        "success": True,
        "issue": kept.update(facts["id"], facts["input"]),
    },
    "issueLabelCreate": _new_label,
    "issueLabels": _labels,
    "users": _users,
    "teams": _teams,
    "workflowStates": _states,
}


def _attach() -> None:
    """Let every root field be answered by the server that is the query's root value."""
    for root in (SCHEMA.query_type, SCHEMA.mutation_type):
        assert root
        for name, entry in root.fields.items():
            entry.resolve = lambda kept, _, name=name, **facts: _ANSWERS[name](kept, facts)


_attach()
