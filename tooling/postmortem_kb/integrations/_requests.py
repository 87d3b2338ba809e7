"""JSON over HTTPS with the standard library: no redirect is followed, a failure is one sentence."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._limits import Limit, LimitReached, Patience, limit_in

SECONDS = 20
TRIES = 3
PAUSE = 1.0
"""Seconds before the second try; the third waits twice as long."""
_LONGEST = 100_000
_PASSING = frozenset({429, 500, 502, 503, 504})


class _Stay(HTTPRedirectHandler):
    """A redirect would carry the token to another machine."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Refused(ConfigurationError):
    """The service answered, and its answer is no: with its status and what it said."""

    def __init__(self, message: str, hint: str, status: int, answer: Any) -> None:
        super().__init__(message, hint)
        self.status = status
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: `said` is its JSON."""

    status: int
    headers: Message
    said: Any


def send(
    method: str,
    url: str,
    headers: Mapping[str, str],
    data: Mapping[str, Any] | None = None,
    *,
    patience: Patience | None = None,
    repeatable: bool | None = None,
) -> Answer:
    """The answer, where it is a good one.

    What may be repeated without harm (all but POST, where nobody says otherwise) is tried `TRIES`
    times; a limit, which means that nothing was done, is waited for as long as `patience` lasts.
    Raises `ConfigurationError`, which never holds a header: the token stays where it is.
    """
    host = host_of(url)
    patience = patience or Patience()
    tries = TRIES if (method != "POST" if repeatable is None else repeatable) else 1
    attempt = 1
    while True:
        try:
            answer = _send_once(method, url, headers, data)
        except (URLError, OSError, HTTPException, ValueError, RecursionError) as error:
            if attempt == tries:
                raise _unreachable(error, host) from None
        else:
            limit = limit_in(answer.status, answer.headers, answer.said)
            if limit and patience.wait(limit.seconds):
                continue
            if answer.status < 300 and not limit:
                return answer
            if attempt == tries or (answer.status not in _PASSING) or (limit and limit.seconds):
                raise _refused(answer, method, url, limit) from None
        time.sleep(PAUSE * attempt)
        attempt += 1


def _send_once(
    method: str, url: str, headers: Mapping[str, str], data: Mapping[str, Any] | None
) -> Answer:
    body = None if data is None else json.dumps(data).encode("utf-8")
    told = {**headers, "Content-Type": "application/json", "User-Agent": "postmortem-kb"}
    request = Request(url, data=body, headers=told, method=method)
    try:
        with build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            return Answer(answer.status, answer.headers, json.loads(answer.read() or b"null"))
    except HTTPError as error:
        with error:
            return Answer(error.code, error.headers, _said(error))


def _said(error: HTTPError) -> Any:
    """What a refusal says, as far as it can be understood."""
    try:
        return json.loads(error.read(_LONGEST))
    except (OSError, HTTPException, ValueError, RecursionError):
        return None


@contextmanager
def understanding(service: str) -> Iterator[None]:
    """Read an answer; one of another shape than was promised is a failure of the service."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError, OverflowError) as error:
        message = f"{service} gave an answer of a shape that is not known ({type(error).__name__})"
        hint = "look there what was done, and run it again; is the address that of its API?"
        raise ConfigurationError(message, hint) from None


def host_of(url: str) -> str:
    """The host of an address. Raises `ConfigurationError` for one that would show a secret."""
    try:
        parts = urlsplit(url)
    except ValueError:
        message = "the address of the service is none"
        raise ConfigurationError(message, "such as https://api.example.org") from None
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if "@" in parts.netloc:
        hint = "take name and password out of it: the token is enough"
        raise ConfigurationError(f"the address of {parts.hostname} holds a password", hint)
    if parts.scheme != "https" and not here:
        message = f"the address of {parts.hostname} is not https"
        raise ConfigurationError(message, "it would show the token to the network")
    return parts.netloc


def _refused(answer: Answer, method: str, url: str, limit: Limit | None) -> LimitReached | Refused:
    hints = {
        301: "it has moved: is the repository's name the one that it has today?",
        401: "the token is not accepted: is it still valid?",
        403: "the token may not do this: in a workflow, give the job `issues: write`, or for a "
        "comment on a pull request `pull-requests: write`",
        404: "is the repository's name right, are issues switched on, may the token see it?",
        410: "issues are switched off in this repository",
    }
    parts = urlsplit(url)
    message = f"{parts.netloc} refused: {method} {parts.path} gave {answer.status}"
    if limit:
        return LimitReached(message, limit.hint)
    hint = hints.get(answer.status, "nothing was lost: run it again later")
    return Refused(message, hint, answer.status, answer.said)


def _unreachable(error: Exception, host: str) -> ConfigurationError:
    reason = getattr(error, "reason", error)
    return ConfigurationError(
        f"{host} gave no usable answer: {reason}", "nothing was lost: run it again later"
    )
