"""JSON over HTTPS with the standard library: no redirect is followed, a failure is one sentence."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.moment import format_utc

SECONDS = 20
TRIES = 3
PAUSE = 1.0
"""Seconds before the second try; the third waits twice as long."""
_PASSING = frozenset({429, 500, 502, 503, 504})


class _Stay(HTTPRedirectHandler):
    """A redirect would carry the token to another machine."""

    def redirect_request(self, *_: Any) -> None:
        return None


def send(
    method: str, url: str, headers: Mapping[str, str], data: Mapping[str, Any] | None = None
) -> Any:
    """The JSON that the service answers with.

    What may be repeated without harm is tried `TRIES` times. Raises `ConfigurationError`, which
    never holds a header: the token stays where it is.
    """
    _refuse_plain(url)
    tries = 1 if method == "POST" else TRIES
    for attempt in range(1, tries + 1):
        try:
            return _send_once(method, url, headers, data)
        except HTTPError as error:
            error.close()
            if error.code not in _PASSING or attempt == tries:
                raise _refused(error.code, method, url, _pause(error.headers)) from None
        except (URLError, OSError, HTTPException, ValueError) as error:
            if attempt == tries:
                raise _unreachable(error, url) from None
        time.sleep(PAUSE * attempt)
    raise AssertionError  # pragma: no cover - the last try returns or raises


def _send_once(
    method: str, url: str, headers: Mapping[str, str], data: Mapping[str, Any] | None
) -> Any:
    body = None if data is None else json.dumps(data).encode("utf-8")
    told = {**headers, "Content-Type": "application/json", "User-Agent": "postmortem-kb"}
    request = Request(url, data=body, headers=told, method=method)
    with build_opener(_Stay).open(request, timeout=SECONDS) as answer:
        return json.loads(answer.read() or b"null")


def _refuse_plain(url: str) -> None:
    parts = urlsplit(url)
    here = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if parts.scheme != "https" and not here:
        raise ConfigurationError(f"`{url}` is not https, and would show the token to the network")


def _pause(headers: Message) -> str:
    """What a service that has had enough of us says of when to come again, or ""."""
    seconds, reset = headers.get("Retry-After", ""), headers.get("X-RateLimit-Reset", "")
    if seconds.isdecimal():
        return f"too many requests: run it again in {seconds} seconds"
    if headers.get("X-RateLimit-Remaining") == "0" and re.fullmatch(r"[0-9]{1,11}", reset):
        at = datetime.fromtimestamp(int(reset), UTC)
        return f"too many requests: run it again after {format_utc(at)}"
    return ""


def _refused(code: int, method: str, url: str, pause: str) -> ConfigurationError:
    hints = {
        401: "the token is not accepted: is it still valid?",
        403: "the token may not do this: in a workflow, give the job `issues: write`, or for a "
        "comment on a pull request `pull-requests: write`",
        404: "is the repository's name right, are issues switched on, may the token see it?",
        410: "issues are switched off in this repository",
    }
    host = urlsplit(url).netloc
    return ConfigurationError(
        f"{host} refused: {method} {urlsplit(url).path} gave {code}",
        pause or hints.get(code, "nothing was lost: run it again later"),
    )


def _unreachable(error: Exception, url: str) -> ConfigurationError:
    reason = getattr(error, "reason", error)
    host = urlsplit(url).netloc
    return ConfigurationError(
        f"{host} gave no usable answer: {reason}", "nothing was lost: run it again later"
    )
