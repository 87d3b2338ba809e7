"""What Slack refuses in a message, or would take for a mention or for mark-up of its own.

The shapes and limits of docs.slack.dev/reference/block-kit (blocks and composition objects) and
docs.slack.dev/messaging/formatting-message-text, read 2026-11-21. How long all blocks may be
together stands nowhere there: `msg_blocks_too_long` comes at "12,000 text characters with a buffer
for block containers" (slackapi/bolt-js#2509), and 9,597 of text were taken where 11,341 were not
(slackapi/bolt-js#2867).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MOST_BLOCKS, MOST_HEADER, MOST_TEXT, MOST_ELEMENTS, MOST_IN_ALL = 50, 150, 3_000, 10, 9_500
_KEYS = {
    "header": {"type", "text"},
    "section": {"type", "text"},
    "context": {"type", "elements"},
    "plain_text": {"type", "text", "emoji"},
    "mrkdwn": {"type", "text", "verbatim"},
}
# What may stand between angle brackets: a link that somebody sees as one, and nothing else.
_LINK = re.compile(r"<https?://[^\s<>|]+\|[^<>]+>")
_ENTITY = re.compile(r"&(?:amp|lt|gt);")
_PERSON, _CHANNEL = re.compile(r"@\w"), re.compile(r"(?<!\w)#\w")


def texts_of(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every text object, in order."""
    for block in message["blocks"]:
        yield from block["elements"] if block["type"] == "context" else [block["text"]]


def faults(message: dict[str, Any]) -> list[str]:
    """All that is wrong with a message; empty for a sound one."""
    return [*_faults(message)]


def _faults(message: dict[str, Any]) -> Iterator[str]:
    if not message.get("text"):
        yield "no text for notifications and screen readers"
    if not 0 < len(message["blocks"]) <= MOST_BLOCKS:
        yield f"{len(message['blocks'])} blocks"
    for block in message["blocks"]:
        if set(block) != _KEYS.get(block["type"]):
            yield f"a {block['type']} with {sorted(block)}"
        if not 0 < len(block.get("elements", [""])) <= MOST_ELEMENTS:
            yield f"{len(block['elements'])} elements"
    for text in texts_of(message):
        yield from _faults_of(text, _most(message, text))
    together = sum(len(text["text"]) for text in texts_of(message))
    if together > MOST_IN_ALL:
        yield f"{together} characters in all"
    yield from _marks(message["text"], verbatim=False)


def _most(message: dict[str, Any], text: dict[str, Any]) -> int:
    heads = [block["text"] for block in message["blocks"] if block["type"] == "header"]
    return MOST_HEADER if any(text is head for head in heads) else MOST_TEXT


def _faults_of(text: dict[str, Any], most: int) -> Iterator[str]:
    if not 0 < len(text["text"]) <= most:
        yield f"a text of {len(text['text'])} characters"
    if not set(text) <= _KEYS.get(text["type"], set()):
        yield f"a {text['type']} with {sorted(text)}"
    if text["type"] == "mrkdwn":
        yield from _marks(text["text"], verbatim=text.get("verbatim", False))


def _marks(text: str, *, verbatim: bool) -> Iterator[str]:
    """What Slack would make of a text beside showing it."""
    plain = _LINK.sub(lambda link: link[0].partition("|")[2][:-1], text)
    yield from (f"an angle bracket: {plain!r}" for sign in "<>" if sign in plain)
    if "&" in _ENTITY.sub("", plain):
        yield f"an ampersand: {plain!r}"
    if _PERSON.search(plain) or (not verbatim and _CHANNEL.search(plain)):
        yield f"a mention: {plain!r}"
