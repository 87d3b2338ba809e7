"""A Slack export: a channel's folder of daily JSON files, or one file with a thread.

Every message is kept, also those that say only that somebody joined: what is of use is for a person
to choose. Times are the message's own (`ts`, seconds since 1970, UTC).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from unicodedata import combining, normalize

from postmortem_kb.document import maps_of, text_of

_MENTION = re.compile(r"<(?P<kind>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_STRONG = re.compile(r"(?<![\w*~])(?P<mark>[*~])(?=\S)[^*~\n]+(?<=\S)(?P=mark)(?![\w*~])")
_SECONDS = re.compile(r"\d{1,12}(?:\.\d{1,9})?")
_DEEPEST = 12
"""Levels of a message's blocks; no message that a person writes has so many."""
_NO_HANDLE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `author` is a handle; `event` names what is no message of a person, or is "".

    `link` is its permalink, or "".
    """

    at: datetime
    author: str
    text: str
    reactions: tuple[str, ...] = ()
    event: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """How a channel's messages are read: names by user id, and where the channel is on the web.

    `base` is such as `https://team.slack.com/archives/C012AB3CD`; without it there are no links.
    """

    names: Mapping[str, str]
    base: str = ""


def names_of(users: Iterable[Any], handles: Mapping[str, str]) -> dict[str, str]:
    """Handles by user id, from `users.json`; `handles` are people.yml's, by mail address."""
    found = {}
    for user in users:
        facts = user if isinstance(user, dict) else {}
        profile = facts.get("profile")
        profile = profile if isinstance(profile, dict) else {}
        known = handles.get(text_of(profile, "email").casefold())
        name = text_of(facts, "name") or text_of(profile, "display_name")
        found[text_of(facts, "id")] = known or handle_of(name or text_of(facts, "id"))
    return found


def handle_of(name: str) -> str:
    """A name as a handle: letters, digits and hyphens; `unknown` where nothing is left."""
    # `é` is an `e` with a mark, which a handle does not have.
    letters = "".join(c for c in normalize("NFKD", name) if not combining(c))
    return _NO_HANDLE.sub("-", letters.casefold()).strip("-") or "unknown"


def read_messages(exported: Any, channel: Channel) -> Iterator[Message]:
    """The messages of one exported file: a list, or an object with `messages`.

    What has no time that can be read is left out; `unreadable` counts it.
    """
    for entry in _entries(exported):
        at = _time(text_of(entry, "ts"))
        if at is not None:
            yield _message(entry, at, channel)


def unreadable(exported: Any) -> int:
    """How many entries of an exported file have no time that can be read."""
    return sum(_time(text_of(entry, "ts")) is None for entry in _entries(exported))


def _entries(exported: Any) -> list[Mapping[str, Any]]:
    listed = exported.get("messages") if isinstance(exported, dict) else exported
    entries = listed if isinstance(listed, list) else []
    return [entry if isinstance(entry, dict) else {} for entry in entries]


def _time(written: str) -> datetime | None:
    if not _SECONDS.fullmatch(written):
        return None
    try:
        return datetime.fromtimestamp(int(written.partition(".")[0]), UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _message(entry: Mapping[str, Any], at: datetime, channel: Channel) -> Message:
    user = text_of(entry, "user") or text_of(entry, "bot_id")
    author = channel.names.get(user) or handle_of(text_of(entry, "username") or user)
    stamp = text_of(entry, "ts").replace(".", "")
    return Message(
        at=at,
        author=author,
        text=_with_files(plain_text(_text(entry), channel.names), entry),
        reactions=tuple(map(_reaction, maps_of(entry, "reactions"))),
        event=text_of(entry, "subtype"),
        link=f"{channel.base.rstrip('/')}/p{stamp}" if channel.base else "",
    )


def _reaction(said: Mapping[str, Any]) -> str:
    """A reaction's name; its colour is no part of it: `+1::skin-tone-2`."""
    return text_of(said, "name").partition("::")[0].casefold()


def _text(entry: Mapping[str, Any]) -> str:
    """What a message says: its text, else its blocks; and what a program attached to it."""
    said = text_of(entry, "text").strip() or _in_blocks(entry.get("blocks"), _DEEPEST)
    attached = (_attached(one) for one in maps_of(entry, "attachments"))
    return "\n".join([said, *(words for words in attached if words not in said)]).strip()


def _attached(attachment: Mapping[str, Any]) -> str:
    """The words of an attachment; "" for the preview of a link, which nobody said."""
    if attachment.get("from_url") or attachment.get("original_url"):
        return ""
    words = [text_of(attachment, key) for key in ("pretext", "title", "text")]
    return "\n".join(filter(None, words)) or text_of(attachment, "fallback")


def _in_blocks(block: Any, depth: int) -> str:
    """The words of rich text, however deep they stand in it."""
    if not depth:
        return ""
    if isinstance(block, list):
        return "".join(_in_blocks(one, depth - 1) for one in block)
    if not isinstance(block, dict):
        return ""
    if isinstance(block.get("text"), str):
        return text_of(block, "text")
    inner = (block.get(key) for key in ("text", "elements", "fields"))
    return "".join(_in_blocks(one, depth - 1) for one in inner if one)


def _with_files(text: str, entry: Mapping[str, Any]) -> str:
    """The text, and the names of what was attached: the files themselves are not in an export."""
    attached = ", ".join(filter(None, map(_file, maps_of(entry, "files"))))
    return f"{text} (attached: {attached})".strip() if attached else text


def _file(file: Mapping[str, Any]) -> str:
    name, address = text_of(file, "name"), text_of(file, "permalink")
    link = address.startswith("https://") and not re.search(r"[\s()<>]", address)
    return f"[{name}]({address})" if name and link else name


def plain_text(text: str, names: Mapping[str, str]) -> str:
    """Slack's mark-up as Markdown: mentions by name, links as links, entities as characters.

    One asterisk is bold there and one tilde strikes out; here each takes two. In code it is none.
    """
    parts = _CODE.split(_MENTION.sub(lambda found: _mention(found, names), text))
    parts[::2] = (_STRONG.sub(r"\g<mark>\g<0>\g<mark>", part) for part in parts[::2])
    return unescape("".join(parts))


def _mention(found: re.Match[str], names: Mapping[str, str]) -> str:
    kind, target, label = found["kind"], found["target"], found["label"] or ""
    if kind == "@":
        return f"@{names.get(target) or label or handle_of(target)}"
    if kind in ("#", "!"):
        return f"{'#' if kind == '#' else '@'}{label or target.partition('^')[0]}"
    address = target.replace("(", "%28").replace(")", "%29")
    return f"[{label}]({address})" if label and label != target else target
