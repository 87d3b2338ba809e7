"""Changes facts in a document's text, at the places that the reader reported.

Each function gives the new text. Lines that do not belong to the fact keep every byte. Keys of
the top are put where the record format has them, others behind their neighbours.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from postmortem_kb.document import Document
from postmortem_kb.errors import RecordError
from postmortem_kb.problem import DataPath
from postmortem_kb.schema import load_schema
from postmortem_kb.yamlwriter import (
    in_one_line,
    write_fact,
    write_flow,
    write_inline,
    write_item,
    write_key,
    write_lines,
)

_COMMA = re.compile(r"\s*,")
_SPACED_COMMA = re.compile(r"\s*,\s*")
_COMMA_BEFORE = re.compile(r"\s*,\s*\Z")
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")


def with_fact(document: Document, path: DataPath, value: Any) -> str:
    """The text with `value` at `path`."""
    if path in document.values:
        return _with_value(document, path, value)
    *above, key = path
    parent = tuple(above)
    if not value_at(document, parent):
        return with_fact(document, parent, {key: value}) if parent else _first(document, key, value)
    return _with_key(document, parent, str(key), value)


def with_item(document: Document, path: DataPath, value: Any) -> str:
    """The text with `value` behind the list at `path`."""
    items = value_at(document, path)
    if not items or not isinstance(items, list):
        return with_fact(document, path, [value])
    last = document.values[(*path, len(items) - 1)]
    if _is_flow(document, path):
        return _after_in_flow(document, last.end, write_flow(value))
    lines = write_item(value, document.values[path].column - 1)
    return _with_lines(document, _end_of_line(document, last.end), lines)


def without_fact(document: Document, path: DataPath) -> str:
    """The text without the key at `path` and its value; the text as it is where there is none."""
    if path not in document.keys:
        return document.text
    text, start = document.text, document.keys[path].start
    if _is_flow(document, path[:-1]):
        return _without_in_flow(document, start, document.values[path].end)
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():
        raise by_hand(document, start)
    return text[:line] + text[end_of_fact(document, path) :]


def value_at(document: Document, path: DataPath) -> Any:
    """What stands at `path`, or None."""
    found: Any = document.data
    for part in path:
        inside = part in found if isinstance(found, dict) else isinstance(found, list)
        found = found[part] if inside else None
    return found


def end_of_fact(document: Document, path: DataPath) -> int:
    """Where the lines of a fact end; blank lines may belong to a block of text."""
    span = document.values[path]
    end = _end_of_line(document, max(span.end, document.keys[path].end))
    is_block_text = document.text[span.start : span.start + 1] in ("|", ">")
    blank = _BLANK_LINES.match(document.text, end) if is_block_text else None
    return blank.end() if blank else end


def newline_of(document: Document) -> str:
    """The end of the file's lines: that of its first line."""
    first = document.text.find("\n")
    return "\r\n" if first > 0 and document.text[first - 1] == "\r" else "\n"


def by_hand(document: Document, position: int) -> RecordError:
    """The refusal to change what cannot be changed without touching something else."""
    line = document.text.count("\n", 0, position) + 1
    message = f"{document.path}:{line}: this line is written in a way that cannot be edited safely"
    return RecordError(message, "edit it by hand; nothing was changed")


def _with_value(document: Document, path: DataPath, value: Any) -> str:
    text, span = document.text, document.values[path]
    in_lines = bool(value_at(document, path)) and not _is_flow(document, path)
    if in_lines and isinstance(value_at(document, path), dict | list):
        return _with_whole_fact(document, path, value)
    in_flow = any(_is_flow(document, path[:length]) for length in range(len(path)))
    if in_one_line(value) or in_flow:
        written = write_flow(value) if in_flow else write_inline(value)
        space = "" if text[span.start - 1].isspace() else " "
        return text[: span.start] + space + written + text[span.end :]
    key = document.keys.get(path)
    if key is None:
        raise by_hand(document, span.start)
    kept = text[: span.start].rstrip(" ") + text[span.end : _end_of_line(document, span.end)]
    lines = _joined(document, write_lines(value, key.column + 1))
    return kept + lines + text[_end_of_line(document, span.end) :]


def _with_whole_fact(document: Document, path: DataPath, value: Any) -> str:
    """Write a fact that takes several lines anew."""
    key = document.keys.get(path)
    if key is None:
        raise by_hand(document, document.values[path].start)
    lines = _joined(document, write_fact(str(path[-1]), value, key.column - 1)).lstrip(" ")
    return document.text[: key.start] + lines + document.text[end_of_fact(document, path) :]


def _with_key(document: Document, parent: DataPath, key: str, value: Any) -> str:
    siblings = list(value_at(document, parent))
    last = (*parent, siblings[-1])
    if _is_flow(document, parent):
        written = f"{write_key(key)}: {write_flow(value)}"
        return _after_in_flow(document, document.values[last].end, written)
    column = document.keys[(*parent, siblings[0])].column
    lines = write_fact(key, value, column - 1)
    before = siblings if parent else _before(document, key, siblings)
    if not before:
        return _with_lines(document, document.keys[(siblings[0],)].start, lines)
    return _with_lines(document, end_of_fact(document, (*parent, before[-1])), lines)


def _before(document: Document, key: str, siblings: list[str]) -> list[str]:
    """The keys up to the last of those that the record format has before `key`."""
    order = list(load_schema(PurePath(document.name).stem)["properties"])
    earlier = set(order[: order.index(key)]) if key in order else set(siblings)
    last = max((i for i, each in enumerate(siblings) if each in earlier), default=-1)
    return siblings[: last + 1]


def _first(document: Document, key: str | int, value: Any) -> str:
    """The first fact of a front matter that has none."""
    position = document.text.find("\n") + 1
    return _with_lines(document, position, write_fact(str(key), value))


def _after_in_flow(document: Document, end: int, written: str) -> str:
    text = document.text
    comma = _COMMA.match(text, end)
    if comma:
        return f"{text[: comma.end()]} {written}{text[comma.end() :]}"
    return f"{text[:end]}, {written}{text[end:]}"


def _without_in_flow(document: Document, start: int, end: int) -> str:
    text = document.text
    comma = _SPACED_COMMA.match(text, end)
    if comma:
        return text[:start] + text[comma.end() :]
    return _COMMA_BEFORE.sub("", text[:start]) + text[end:]


def _with_lines(document: Document, position: int, lines: list[str]) -> str:
    return document.text[:position] + _joined(document, lines) + document.text[position:]


def _joined(document: Document, lines: list[str]) -> str:
    newline = newline_of(document)
    return "".join(line + newline for line in lines)


def _is_flow(document: Document, path: DataPath) -> bool:
    span = document.values.get(path)
    return span is not None and document.text[span.start : span.start + 1] in ("{", "[")


def _end_of_line(document: Document, position: int) -> int:
    found = document.text.find("\n", position)
    return len(document.text) if found < 0 else found + 1
