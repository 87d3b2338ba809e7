"""libyaml's complaints, in words that help an author."""

from __future__ import annotations

from typing import Any

import yaml

from postmortem_kb.document import Defect

_QUOTE = "put quotation marks around the value if it holds `: `, ` #` or begins with one of `[]{}*&!|>%@`"

# (part of libyaml's own text, what is wrong, what to do)
_WORDS = (
    ("mapping values are not allowed", "a `: ` stands where no key can begin",
     "put quotation marks around a value that holds a colon, or check the indentation"),
    ("cannot start any token", "this character cannot begin a value",
     "indent with spaces, not tabs; put quotation marks around a value that begins with a sign"),
    ("could not find expected ':'", "this line is not `key: value`",
     "put a colon and a space behind the key, or indent a line that continues the value above"),
    ("found unexpected end of stream", "a quotation mark or bracket is not closed", "close it"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed", "write `[a, b, c]`"),
    ("did not find expected ',' or '}'", "a mapping in braces is not closed", "write `{a: 1, b: 2}`"),
    ("did not find expected '-' indicator", "this line is neither `- item` nor indented enough",
     "line the items of a list up under one another"),
    ("did not find expected key", "this line does not fit what stands above it",
     "check the indentation here and the quotation marks just above"),
    ("did not find expected node content", "a value is missing or cannot begin like this", _QUOTE),
    ("did not find expected <document start>", "this line does not fit what stands above it",
     "check the indentation here and the quotation marks just above"),
    ("unknown escape", "`\\` is special between double quotation marks",
     "use single quotation marks, or write `\\\\`"),
    ("control characters are not allowed", "a control character stands here", "delete it"),
    ("special characters are not allowed", "a control character stands here", "delete it"),
    ("undefined alias", "YAML aliases (`*name`) are not used in records", "quote or repeat the value"),
    ("undefined tag handle", "YAML tags (`!name`) are not used in records", "delete or quote it"),
    ("block sequence entries are not allowed", "a list item cannot begin here",
     "begin the list in the line below the key"),
)  # fmt: skip


def translate(error: yaml.YAMLError, text: str, line: int) -> Defect:
    """A YAML error as a defect; `line` is the line of the file at which `text` begins."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message, hint = next(
        ((what, mend) for part, what, mend in _WORDS if part in said),
        ("the facts cannot be read as YAML from here on", _QUOTE),
    )
    row, column = _place(error, text)
    return Defect(row + line, column + 1, message, hint, 1)


def _place(error: Any, text: str) -> tuple[int, int]:
    """The row and column (from 0) of an error; at the end of the text, its last line."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        position = getattr(error, "position", 0) or 0
        before = text[: position if isinstance(position, int) else 0]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)
    rows = text.count("\n") - (1 if text.endswith("\n") else 0)
    return (mark.line, mark.column) if mark.line <= max(rows, 0) else (max(rows, 0), 0)
