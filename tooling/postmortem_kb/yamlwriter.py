"""Writes YAML that our reader, and every other one, reads back as it was meant.

A text is written plain where it can only be read as that text, else between double quotation
marks with escapes. Lists and mappings are written in lines (block style) where they hold other
mappings, else in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from postmortem_kb.printable import printable
from postmortem_kb.yamlscalar import misread, resolve

_WIDEST = 100
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Indicators at the beginning; `: ` and ` #` anywhere; blanks and colons at the end. `=` and `<<`
# mean something to YAML 1.1.
_NOT_PLAIN = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<\s]|.*(?::(?:\s|$)|\s#|\s$)", re.DOTALL)
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,?\[\]{}]")
# Keys are read as text whatever they look like: `on` stays `on`.
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)


def write_scalar(value: str | int | float | bool, *, in_flow: bool = False) -> str:
    """One value; `in_flow`: it will stand between brackets or braces."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return value if _is_plain(value, in_flow) else f'"{"".join(map(_escape, value))}"'


def write_key(key: str) -> str:
    """A key, without its colon."""
    return key if _KEY.fullmatch(key) else write_scalar(key, in_flow=True)


def write_flow(value: Any) -> str:
    """A value in one line, lists in brackets and mappings in braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{write_key(k)}: {write_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(write_flow(item) for item in value) + "]"
    return write_scalar(value, in_flow=True)


def write_fact(key: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of `key: value`, without line ends."""
    head = f"{' ' * indent}{write_key(key)}:"
    if in_one_line(value):
        return [f"{head} {write_inline(value)}"]
    return [head, *write_lines(value, indent + 2)]


def write_item(value: Any, indent: int = 0) -> list[str]:
    """The lines of a list's item, without line ends."""
    dash = f"{' ' * indent}- "
    flow = write_flow(value)
    if not isinstance(value, Mapping) or _is_small(value, flow):
        return [dash + (flow if isinstance(value, Mapping | list) else write_scalar(value))]
    first, *more = write_lines(value, indent + 2)
    return [dash + first.lstrip(), *more]


def write_lines(value: Mapping[str, Any] | Sequence[Any], indent: int = 0) -> list[str]:
    """The lines of a mapping or a list in block style, without line ends."""
    if isinstance(value, Mapping):
        return [line for key in value for line in write_fact(key, value[key], indent)]
    return [line for item in value for line in write_item(item, indent)]


def in_one_line(value: Any) -> bool:
    """Whether a value stands behind its key rather than in lines below it."""
    if isinstance(value, list | tuple):
        plain = not any(isinstance(item, Mapping | list) for item in value)
        return plain and len(write_flow(value)) <= _WIDEST
    return not isinstance(value, Mapping) or not value


def write_inline(value: Any, *, in_flow: bool = False) -> str:
    """A value as it stands behind its key."""
    if isinstance(value, Mapping | list | tuple):
        return write_flow(value)
    return write_scalar(value, in_flow=in_flow)


def _is_small(value: Mapping[str, Any], flow: str) -> bool:
    simple = not any(isinstance(part, Mapping | list) for part in value.values())
    return simple and len(value) <= 5 and len(flow) <= _WIDEST


def _is_plain(text: str, in_flow: bool) -> bool:
    return (
        bool(text)
        and _is_seen(text)
        and not _NOT_PLAIN.match(text)
        and not (in_flow and _NOT_PLAIN_IN_FLOW.search(text))
        and isinstance(resolve(text), str)
        and not misread(text)
    )


def _is_seen(text: str) -> bool:
    return printable(text) == text and not _NO_CHARACTERS.search(text)


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _is_seen(character):
        return character
    code = ord(character)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
