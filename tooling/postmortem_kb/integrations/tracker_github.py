"""Action items as issues on GitHub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from urllib.parse import quote

from postmortem_kb.integrations.github_issue import Repository, shortened
from postmortem_kb.moment import parse_moment
from postmortem_kb.ticket import Ticket, item_in

_PAGE = 100


def connect(environment: Mapping[str, str]) -> GitHubIssues:
    """The repository of GITHUB_REPOSITORY, with GITHUB_TOKEN. Raises `ConfigurationError`."""
    return GitHubIssues(Repository.read(environment))


@dataclass(frozen=True, slots=True)
class GitHubIssues:
    """The issues of one repository. GitHub has no due dates: the text of the issue names it."""

    repository: Repository

    def is_public(self) -> bool:
        """Whether strangers can read them; where GitHub does not say, they can."""
        return self.repository.call("GET", "").get("private") is not True

    def tickets(self, label: str) -> Iterator[Ticket]:
        """Every issue with the label; pull requests are none."""
        for page in count(1):
            query = f"labels={quote(label, safe='')}&state=all&per_page={_PAGE}&page={page}"
            entries = self.repository.call("GET", f"issues?{query}")
            yield from (_ticket(entry) for entry in entries if "pull_request" not in entry)
            if len(entries) < _PAGE:
                return

    def create(self, title: str, body: str, label: str) -> Ticket:
        """Open an issue. GitHub drops the label silently where the token may not set it."""
        data = {"title": title, "body": shortened(body), "labels": [label]}
        made = self.repository.call("POST", "issues", data)
        names = (_name(each).casefold() for each in made.get("labels") or ())
        return replace(_ticket(made), labelled=label.casefold() in names)


def _ticket(data: Mapping[str, Any]) -> Ticket:
    is_open = data.get("state") == "open"
    closed = parse_moment(str(data.get("closed_at") or ""))
    return Ticket(
        item=item_in(str(data.get("body") or "").replace("\r\n", "\n")),
        url=str(data.get("html_url") or ""),
        is_open=is_open,
        finished=not is_open and data.get("state_reason") == "completed",
        closed_at=closed.at if closed else None,
        assignees=tuple(str(each.get("login", "")) for each in data.get("assignees") or ()),
    )


def _name(label: Any) -> str:
    """GitHub gives a label as its name or as an object."""
    return str(label.get("name", "")) if isinstance(label, Mapping) else str(label)
