"""When a service has had enough of us: how long it asks us to wait, and how long we would."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from typing import Any

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.moment import format_utc

_EPOCH = re.compile(r"[0-9]{1,14}", re.ASCII)
_LONGEST = 10 * 365 * 86_400.0
"""Seconds beyond which a limit is no date that anybody means."""
_A_MINUTE = 60.0
# GitHub counts its reset in seconds, Linear each of its three in milliseconds.
_RESETS = (
    ("X-RateLimit-Remaining", "X-RateLimit-Reset", 1),
    ("X-RateLimit-Requests-Remaining", "X-RateLimit-Requests-Reset", 1000),
    ("X-RateLimit-Complexity-Remaining", "X-RateLimit-Complexity-Reset", 1000),
    ("X-RateLimit-Endpoint-Requests-Remaining", "X-RateLimit-Endpoint-Requests-Reset", 1000),
)


class LimitReached(ConfigurationError):
    """The service refuses until later, and later is too long to wait for: nothing was done."""


@dataclass(slots=True)
class Patience:
    """How many seconds one run still waits for limits, in all."""

    left: float = 60.0

    def wait(self, seconds: float | None) -> bool:
        """Wait, if it is known how long and that is not too long; whether it was waited."""
        asked = max(seconds or 0.0, 1.0)  # who says that it may come at once is not asked for ever
        if seconds is None or asked > self.left:
            return False
        self.left -= asked
        time.sleep(asked)
        return True


@dataclass(frozen=True, slots=True)
class Limit:
    """A refusal because of too many requests. `seconds` until the next may come, if known."""

    seconds: float | None

    @property
    def hint(self) -> str:
        """When to come again."""
        if self.seconds is None:
            return "too many requests: run it again later"
        if self.seconds <= 600:
            return f"too many requests: run it again in {round(self.seconds)} seconds"
        at = datetime.fromtimestamp(time.time() + self.seconds, UTC)
        return f"too many requests: run it again after {format_utc(at)}"


def limit_in(status: int, headers: Message, answer: Any) -> Limit | None:
    """The limit that an answer speaks of; Linear says it in answers of status 200 and 400.

    GitHub may say it in words alone, and then asks for a minute at least:
    https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
    """
    waits = list(_waits(headers))
    asked = headers.get("Retry-After", "") if status >= 400 else ""
    if re.fullmatch(r"[0-9]{1,9}", asked, re.ASCII) and status in (403, 429):
        return Limit(min(float(asked), _LONGEST))
    if status in (403, 429) and not waits and _says_secondary(answer):
        return Limit(_A_MINUTE)
    if status == 429 or _says_limited(answer) or (status == 403 and waits):
        return Limit(max(waits, default=None))
    return None


def _waits(headers: Message) -> Iterator[float]:
    """The seconds until each allowance that is used up is there again."""
    for remaining, reset, parts in _RESETS:
        until = headers.get(reset, "")
        if headers.get(remaining) == "0" and _EPOCH.fullmatch(until):
            yield min(max(0.0, int(until) / parts - time.time()), _LONGEST)


def _says_secondary(answer: Any) -> bool:
    said = answer.get("message") if isinstance(answer, Mapping) else None
    return "secondary rate limit" in str(said).casefold()


def _says_limited(answer: Any) -> bool:
    errors = answer.get("errors") if isinstance(answer, Mapping) else None
    extensions = (
        each.get("extensions")
        for each in (errors if isinstance(errors, list) else ())
        if isinstance(each, Mapping)
    )
    return any(isinstance(e, Mapping) and e.get("code") == "RATELIMITED" for e in extensions)
