"""The parts of YAML that records do not have: anchors, aliases, tags, merge keys, odd keys."""

from __future__ import annotations

import re
from typing import Any

import yaml

QUOTE = 'write the whole value between quotation marks, as in `key: "…"`'
BACKSLASH = (
    "`\\` is special between double quotation marks",
    "use single quotation marks, or write `\\\\` for `\\`",
)
DIRECTIVE = (
    "a line that begins with `%` is a directive of YAML: there are none here",
    "delete the line",
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Refused(Exception):
    """The text is outside of our subset; reading ends at character `at`."""

    def __init__(self, at: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.hint = hint


def refuse(event: Any, message: str, hint: str) -> Refused:
    """To be raised: the node that begins with this event cannot be used."""
    return Refused(event.start_mark.index, message, hint)


def check_start(event: Any) -> None:
    """Raise `Refused` for a document that begins with directives."""
    if event.version or event.tags:
        raise refuse(event, *DIRECTIVE)


def check_node(event: Any) -> None:
    """Raise `Refused` for a value, list or mapping that is decorated, or that stands elsewhere."""
    sign, name = _decoration(event)
    if sign:
        message = f"a value that begins with `{sign}` needs quotation marks: {name} are not read"
        raise refuse(event, message, QUOTE)
    # libyaml refuses these by itself.
    if getattr(event, "style", None) == '"' and _SURROGATE.search(event.value):
        raise refuse(event, *BACKSLASH)


def _decoration(event: Any) -> tuple[str, str]:
    if isinstance(event, yaml.AliasEvent):
        return "*", "aliases"
    if event.anchor is not None:
        return "&", "anchors"
    return ("!", "tags") if event.tag is not None else ("", "")


def key_of(event: Any) -> str:
    """The text of a key. Raises `Refused` for what is no word."""
    check_node(event)
    if not isinstance(event, yaml.ScalarEvent):
        raise refuse(event, "a key is a list or a mapping here, not a word", QUOTE)
    if event.value == "" or event.style in ("|", ">"):
        raise refuse(event, "a key is missing here", "write `key: value`")
    if not event.value.isprintable():
        unseen = next(each for each in event.value if not each.isprintable())
        message = f"an invisible character (U+{ord(unseen):04X}) stands in this key"
        raise refuse(event, message, "delete it; indent with plain spaces")
    if event.value == "<<" and not event.style:
        message = "`<<` takes in values from elsewhere: merge keys are not read"
        raise refuse(event, message, "write the values out")
    return str(event.value)
