"""The front matter of foreign reports: YAML, TOML or JSON before the text, or none."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from postmortem_kb.importing.draft import Found
from postmortem_kb.yamltree import read_tree

_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(.*?)[ \t]*$")
_KEY_LINE = re.compile(r"[ \t]*\"?([A-Za-z_][\w-]*)\"?[ \t]*[:=]")


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts before a report's text; `end_line` is the last line of them, 0 for none."""

    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    end_line: int = 0
    found: tuple[Found, ...] = ()

    def text(self, key: str) -> str:
        """A fact as one line of text; "" where it is missing or none."""
        value = self.data.get(key, "")
        if isinstance(value, datetime | date):
            return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
        if isinstance(value, bool | list | Mapping) or value is None:
            return ""
        return " ".join(str(value).split())

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or the one text that stands in its place."""
        value = self.data.get(key)
        if isinstance(value, list):
            return tuple(str(each) for each in value if isinstance(each, str | int))
        return (self.text(key),) if self.text(key) else ()


def is_status_page(matter: Matter) -> bool:
    """Whether the facts are those of cState: there `date` is the time of the incident."""
    return any(key in matter.data for key in ("resolvedWhen", "resolved", "affectedsystems"))


def read_matter(text: str) -> Matter:
    """Read what stands before the text. What cannot be read is taken line by line, and named."""
    first = text.split("\n", 1)[0].rstrip()
    if first == "---":
        return _fenced(text, _YAML_END, _yaml)
    if first == "+++":
        return _fenced(text, _TOML_END, _toml)
    return _json(text) if first.startswith("{") and not first.startswith(("{{", "{%")) else Matter()


def _fenced(text: str, end: re.Pattern[str], read: Any) -> Matter:
    start = text.index("\n") + 1 if "\n" in text else len(text)
    closing = end.search(text, start)
    if closing is None:
        return Matter(found=(Found(1, "the front matter has no end; it was read as text"),))
    inside = text[start : closing.start()]
    if read is _yaml and not _KEY_LINE.match(inside.lstrip("\n")):
        # A rule at the top of the page, and another one below it.
        return Matter()
    data, found = read(inside)
    end_line = text.count("\n", 0, closing.start()) + 1
    return Matter(data, _lines_of(inside, 2), end_line, found)


def _yaml(inside: str) -> tuple[Mapping[str, Any], tuple[Found, ...]]:
    tree = read_tree(inside, 2, 0)
    if not any(defect.breaks for defect in tree.defects):
        return tree.data, ()
    defect = next(defect for defect in tree.defects if defect.breaks)
    found = Found(defect.line, f"the front matter cannot be read as YAML: {defect.message}")
    return _line_by_line(inside), (found,)


def _toml(inside: str) -> tuple[Mapping[str, Any], tuple[Found, ...]]:
    try:
        return tomllib.loads(inside), ()
    except tomllib.TOMLDecodeError as error:
        found = Found(1, f"the front matter cannot be read as TOML: {error}")
        return _line_by_line(inside), (found,)


def _json(text: str) -> Matter:
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return Matter()
    lines = _lines_of(text[:end], 1)
    return Matter(data, lines, text.count("\n", 0, end) + 1) if isinstance(data, dict) else Matter()


def _line_by_line(inside: str) -> Mapping[str, str]:
    pairs = (_PAIR.match(line) for line in inside.split("\n"))
    return {pair[1]: pair[2].strip("\"'") for pair in pairs if pair}


def _lines_of(inside: str, first: int) -> Mapping[str, int]:
    lines = enumerate(inside.split("\n"), first)
    found = ((_KEY_LINE.match(line), number) for number, line in lines)
    return {match[1]: number for match, number in reversed([f for f in found if f[0]]) if match}
