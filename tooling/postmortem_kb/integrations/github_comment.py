"""One comment on a pull request on GitHub: found by its author and a hidden marker, then edited.

Found by reading all comments and never by search. A stranger can write our marker, but not in our
name. An edit notifies nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations.github_issue import Repository, shortened

MARKER = "<!-- postmortem-check -->"
_PULL_REQUEST = re.compile(r"refs/pull/([1-9][0-9]*)/(?:merge|head)", re.ASCII)


def pull_request_number(environment: Mapping[str, str]) -> int:
    """The pull request that a workflow runs for. Raises `ConfigurationError` where it is none."""
    found = _PULL_REQUEST.fullmatch(environment.get("GITHUB_REF", ""))
    if found is None:
        hint = "this runs in a workflow `on: pull_request`, which gives GITHUB_REF"
        raise ConfigurationError("GITHUB_REF names no pull request", hint)
    return int(found[1])


def write_comment(repository: Repository, number: int, author: str, text: str) -> str:
    """Make the one comment of `author` say this and give its address; unchanged, it is left."""
    body = shortened(f"{MARKER}\n{text}")
    found = next(_ours(repository, number, author), None)
    if found is None:
        made = repository.call("POST", f"issues/{number}/comments", {"body": body})
    elif _body(found) == body:
        made = found
    else:
        path = f"issues/comments/{int(found['id'])}"
        made = repository.call("PATCH", path, {"body": body})
    return str(made.get("html_url") or "")


def _ours(repository: Repository, number: int, author: str) -> Iterator[Mapping[str, Any]]:
    """The comments by `author` that begin with the marker, the oldest first."""
    for comments in repository.pages(f"issues/{number}/comments"):
        for comment in comments:
            by = (comment.get("user") or {}).get("login")
            if by == author and _body(comment).startswith(MARKER):
                yield comment


def _body(comment: Mapping[str, Any]) -> str:
    return str(comment.get("body") or "").replace("\r\n", "\n")
