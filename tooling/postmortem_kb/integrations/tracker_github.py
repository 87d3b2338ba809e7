"""Action items as issues on GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._requests import Refused, understanding
from postmortem_kb.integrations.github_issue import Repository, make_label, shortened
from postmortem_kb.moment import parse_moment
from postmortem_kb.ticket import Draft, Ticket, item_in

_REASONS = {"done": "completed", "dropped": "not_planned"}
_NUMBER = re.compile(r"#?([1-9][0-9]{0,8})", re.ASCII)
_LOGIN = re.compile(r"[a-z0-9-]{1,39}", re.ASCII)


def connect(environment: Mapping[str, str]) -> GitHubIssues:
    """The repository of GITHUB_REPOSITORY, with GITHUB_TOKEN. Raises `ConfigurationError`."""
    return GitHubIssues(Repository.read(environment))


@dataclass(frozen=True, slots=True)
class GitHubIssues:
    """The issues of one repository. GitHub has no due dates: the text of the issue names it."""

    repository: Repository
    labels: set[str] = field(default_factory=set, compare=False)

    def is_public(self) -> bool:
        """Whether strangers can read them; where GitHub does not say, they can."""
        with understanding("GitHub"):
            return self.repository.call("GET", "").get("private") is not True

    def tickets(self, label: str) -> Iterator[Ticket]:
        """Every issue with the label; pull requests are none.

        The oldest come first: one that is made meanwhile moves no other over to the next page.
        """
        if "," in label:
            hint = "in schema/policy.yml: `action_items: {label: …}`"
            raise ConfigurationError("GitHub cannot list a label that has a comma", hint)
        query = f"labels={quote(label, safe='')}&state=all&sort=created&direction=asc"
        for entries in self.repository.pages(f"issues?{query}"):
            with understanding("GitHub"):
                found = [_ticket(entry) for entry in entries if "pull_request" not in entry]
            yield from found

    def read(self, reference: str) -> Ticket | None:
        """The issue `12`, `#12`, `owner/name#12` or by its address, if it is of this repository.

        One that was deleted, or moved to another repository, is none; nor is a pull request.
        """
        match = _NUMBER.fullmatch(self._without_name(reference))
        if match is None:
            return None
        try:
            with understanding("GitHub"):
                said = self.repository.call("GET", f"issues/{match[1]}")
                return None if "pull_request" in said else _ticket(said)
        except Refused as refused:
            if refused.status in (301, 404, 410):
                return None
            raise

    def create(self, draft: Draft, label: str) -> Ticket:
        """Open an issue, once it is sure that its label will stay."""
        if label not in self.labels:
            make_label(self.repository, label)
            self.labels.add(label)
        owner = self._assignable(draft.owner)
        data: dict[str, Any] = {"title": draft.title, "body": shortened(draft.body)}
        data |= {"labels": [label], **_assigned(owner)}
        with understanding("GitHub"):
            said = self.repository.call("POST", "issues", data)
            names = (_name(each).casefold() for each in said.get("labels") or ())
            return replace(_ticket(said), labelled=label.casefold() in names)

    def change(self, ticket: Ticket, draft: Draft) -> Ticket:
        """Give the issue to its owner, if it was given to somebody else, and close it if done."""
        data: dict[str, Any] = {}
        if draft.owner:
            data = {"assignees": [], **_assigned(self._assignable(draft.owner))}
        if draft.state:
            data |= {"state": "closed", "state_reason": _REASONS[draft.state]}
        method = "PATCH" if data else "GET"
        with understanding("GitHub"):
            return _ticket(self.repository.call(method, f"issues/{ticket.key}", data or None))

    def rewrite(self, ticket: Ticket, body: str) -> None:
        """Edit the issue's text."""
        self.repository.call("PATCH", f"issues/{ticket.key}", {"body": shortened(body)})

    def _without_name(self, reference: str) -> str:
        name = re.escape(self.repository.name)
        start = rf"^(?:https://[^/]+/{name}/issues/|{name}(?=#))"
        return re.sub(start, "", reference, flags=re.IGNORECASE)

    def _assignable(self, owner: str) -> str:
        """The owner, if GitHub would take that login as an assignee here; else ""."""
        if not _LOGIN.fullmatch(owner):
            return ""
        try:
            self.repository.call("GET", f"assignees/{owner}")
        except Refused as refused:
            if refused.status == 404:
                return ""
            raise
        return owner


def _assigned(owner: str) -> dict[str, Any]:
    return {"assignees": [owner]} if owner else {}


def _ticket(data: Mapping[str, Any]) -> Ticket:
    is_open = data["state"] == "open"
    closed = parse_moment(str(data.get("closed_at") or ""))
    body = str(data.get("body") or "").replace("\r\n", "\n").lstrip()
    return Ticket(
        item=item_in(body),
        url=str(data["html_url"]),
        is_open=is_open,
        # Without a reason are those that were closed before GitHub asked for one.
        finished=not is_open and data.get("state_reason") in ("completed", None),
        closed_at=closed.at if closed else None,
        assignees=tuple(str(each["login"]) for each in data.get("assignees") or ()),
        key=str(int(data["number"])),
        body=body,
    )


def _name(label: Any) -> str:
    """GitHub gives a label as its name or as an object."""
    return str(label.get("name", "")) if isinstance(label, Mapping) else str(label)
