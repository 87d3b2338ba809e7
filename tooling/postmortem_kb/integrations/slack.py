"""A message to Slack by an incoming webhook. Its address is the secret: it is never printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.integrations._delivery import NotDelivered, PerhapsDelivered
from postmortem_kb.integrations._way import connection_to

SECONDS = 20
PAUSE = 1.0
"""Seconds after which a service that fails for the moment is asked again."""
_OF_A_GATEWAY = (502, 504)
"""Answers of a machine between, which does not know what became of the message."""
_HERE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Slack takes messages."""

    url: str = field(repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Webhook:
        """From SLACK_WEBHOOK_URL. Raises `ConfigurationError` where it is missing or no https."""
        url = environment.get("SLACK_WEBHOOK_URL", "").strip()
        hint = "make an incoming webhook in Slack, and keep its address as a secret"
        if not url:
            raise ConfigurationError("SLACK_WEBHOOK_URL is not set", hint)
        if not _is_safe(url):
            raise ConfigurationError("SLACK_WEBHOOK_URL is no https address", hint)
        return cls(url)

    def post(self, message: str) -> None:
        """Post the JSON of a message once. Raises `NotDelivered` or `PerhapsDelivered`."""
        connection = self._connect()
        path = urlsplit(self.url)._replace(scheme="", netloc="", fragment="").geturl()
        headers = {"Content-Type": "application/json", "User-Agent": "postmortem-kb"}
        try:
            connection.request("POST", path, message.encode("utf-8"), headers)
            with connection.getresponse() as answer:
                status, asked = answer.status, answer.headers.get("Retry-After", "")
        except (OSError, HTTPException) as error:
            raise _doubt(f"there was no answer ({type(error).__name__})") from None
        finally:
            connection.close()
        if status in _OF_A_GATEWAY:
            raise _doubt(f"a gateway answered {status}")
        if status >= 300:
            raise _refusal(status, asked)

    def _connect(self) -> HTTPConnection:
        try:
            connection = connection_to(self.url, SECONDS)
            connection.connect()
        except (OSError, HTTPException, ValueError) as error:
            said = f"Slack cannot be reached ({type(error).__name__})"
            hint = "run it again later; where HTTPS_PROXY is set, is it right?"
            raise NotDelivered(said, hint, PAUSE) from None
        return connection


def _is_safe(url: str) -> bool:
    try:
        parts = urlsplit(url)
        has_port = parts.port is not None
        here = parts.scheme == "http" and parts.hostname in _HERE and has_port
    except ValueError:
        return False
    plain = re.fullmatch(r"[!-~]+", url, re.ASCII) is not None
    return plain and bool(parts.hostname) and (parts.scheme == "https" or here)


def _doubt(why: str) -> PerhapsDelivered:
    said = f"Slack took the message, and {why}"
    return PerhapsDelivered(said, "look in the channel whether it is there")


def _refusal(status: int, asked: str) -> NotDelivered:
    hints = {403: "may the webhook still post there?", 404: "the webhook is gone: make a new one"}
    passing = status == 429 or status >= 500
    wait = float(asked) if re.fullmatch(r"[0-9]{1,6}", asked, re.ASCII) else PAUSE
    hint = hints.get(status, "run it again later")
    return NotDelivered(f"Slack refused the message: {status}", hint, wait if passing else None)
