"""One rolling issue on GitHub: found by its label and a hidden marker, written anew each time.

Found by label and never by search: a stranger can open an issue with our marker in it, but cannot
label it. An edit notifies nobody; a comment notifies whom it mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from itertools import chain, count
from typing import Any
from urllib.parse import quote

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._limits import Patience
from postmortem_kb.integrations._requests import Answer, Refused, host_of, send
from postmortem_kb.integrations._token import read_token
from postmortem_kb.moment import format_utc

LONGEST = 60_000
"""Characters of a body; GitHub takes 65,536."""
_PAGE = 100
_REPOSITORY = re.compile(r"[A-Za-z0-9._-]+/[A-Za-z0-9._-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it stands."""

    number: int
    author: str
    body: str
    is_open: bool
    url: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub, or on a server of that kind. The token is never printed."""

    name: str
    api: str
    token: str
    patience: Patience = field(default_factory=Patience, compare=False)

    def __repr__(self) -> str:
        return f"Repository({self.name!r}, {self.api!r})"

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Repository:
        """From GITHUB_REPOSITORY, GITHUB_API_URL and GITHUB_TOKEN, as a workflow has them.

        Raises `ConfigurationError` where one is missing.
        """
        name = environment.get("GITHUB_REPOSITORY", "")
        if not _REPOSITORY.fullmatch(name):
            hint = "a workflow has it; on your machine: GITHUB_REPOSITORY=owner/name"
            raise ConfigurationError("GITHUB_REPOSITORY names no repository", hint)
        hint = "in the workflow's step: `env: GITHUB_TOKEN: ${{ github.token }}`"
        token = read_token(environment, "GITHUB_TOKEN", hint)
        api = environment.get("GITHUB_API_URL") or "https://api.github.com"
        return cls(name, api.rstrip("/"), token)

    def call(self, method: str, path: str, data: Mapping[str, Any] | None = None) -> Any:
        """Call the API below this repository, or with an empty path for the repository."""
        return self._send(method, self._address(path), data).said

    def pages(self, path: str) -> Iterator[list[Any]]:
        """A list below this repository, page by page.

        GitHub says itself where the next page is. Of very long lists it takes no page by its
        number, and by its own address none is passed over when an entry before it goes away.
        """
        first = self._address(f"{path}{'&' if '?' in path else '?'}per_page={_PAGE}")
        address = first
        for page in count(2):
            answer = self._send("GET", address)
            if not isinstance(answer.said, list):
                raise ConfigurationError("GitHub gave no list", "run it again later")
            yield answer.said
            following = next_page(answer.headers)
            if following is None and len(answer.said) == _PAGE:
                following = f"{first}&page={page}"
            if not following:
                return
            if following == address or host_of(following) != host_of(self.api):
                hint = "is GITHUB_API_URL the address of the API?"
                raise ConfigurationError("GitHub names a next page that is none", hint)
            address = following

    def _address(self, path: str) -> str:
        return f"{self.api}/repos/{self.name}/{path}".rstrip("/")

    def _send(self, method: str, address: str, data: Mapping[str, Any] | None = None) -> Answer:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        return send(method, address, headers, data, patience=self.patience)


def next_page(headers: Message) -> str | None:
    """The address of the next page: "" behind the last, None where nothing is said of pages."""
    links = headers.get("Link")
    if links is None:
        return None
    found = re.findall(r'<([^<>]*)>[^<>]*?\brel="next"', links)
    return str(found[0]) if found else ""


def find_issue(repository: Repository, label: str, marker: str) -> Issue | None:
    """The issue with this label whose body holds the marker; an open one rather than a closed."""
    found = [issue for issue in _labelled(repository, label) if marker in issue.body]
    return min(found, key=lambda issue: (not issue.is_open, issue.number), default=None)


def write_issue(
    repository: Repository, found: Issue | None, title: str, label: str, body: str
) -> Issue:
    """Make the issue say this: open a new one, or edit the one that was found, if it differs."""
    body = shortened(body)
    if found is None:
        make_label(repository, label)
        data = {"title": title, "body": body, "labels": [label]}
        return _issue(repository.call("POST", "issues", data))
    if found.body == body:
        return found
    data = {"title": title, "body": body, "state": "open"}
    return _issue(repository.call("PATCH", f"issues/{found.number}", data))


def make_label(repository: Repository, label: str) -> None:
    """Make the label, if it is not there. Raises `ConfigurationError` where the token may not.

    GitHub drops a label in silence where the token may not set it, and an issue without it would
    be made again. Who may make labels may set them: so this comes before the issue.
    """
    try:
        repository.call("POST", "labels", {"name": label, "color": "ededed"})
    except Refused as refused:
        if refused.status in (403, 404):
            hint = "give it `issues: write`, or its owner the role that may make labels"
            message = f"the token may not set the label {label}: no issue was made"
            raise ConfigurationError(message, hint) from None
        if refused.status != 422:  # which says that it is there already
            raise


def add_comment(repository: Repository, issue: Issue, text: str) -> None:
    """Comment on the issue."""
    repository.call("POST", f"issues/{issue.number}/comments", {"body": shortened(text)})


def recent_comments(repository: Repository, issue: Issue, days: int = 2) -> str:
    """The text of the comments of the last days by whoever opened the issue: by us."""
    since = quote(format_utc(datetime.now(UTC) - timedelta(days=days)))
    pages = repository.pages(f"issues/{issue.number}/comments?since={since}")
    comments = chain.from_iterable(pages)
    ours = (comment for comment in comments if _author(comment) == issue.author)
    return "\n".join(_text(comment) for comment in ours)


def _labelled(repository: Repository, label: str) -> Iterator[Issue]:
    for entries in repository.pages(f"issues?labels={quote(label, safe='')}&state=all"):
        yield from (_issue(entry) for entry in entries if "pull_request" not in entry)


def _issue(data: Mapping[str, Any]) -> Issue:
    return Issue(
        number=int(data["number"]),
        author=_author(data),
        body=_text(data),
        is_open=data.get("state") == "open",
        url=str(data.get("html_url") or ""),
    )


def _author(data: Mapping[str, Any]) -> str:
    return str((data.get("user") or {}).get("login", ""))


def _text(data: Mapping[str, Any]) -> str:
    return str(data.get("body") or "").replace("\r\n", "\n")


def shortened(text: str) -> str:
    """The text as far as GitHub takes it, cut at a line."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    return f"{kept}\n\n… and more than GitHub can hold here: run the command to see all of it."
