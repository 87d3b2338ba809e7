"""Slips that a line shows by its own letters, where the YAML parser only says that it gave up.

Signs that look like YAML's own and are none, and what git and HTML leave behind.
"""

from __future__ import annotations

import re

from postmortem_kb.yamlsubset import QUOTE, Refused

_HIDDEN_SPACE = re.compile(r":[ ]*([\u00a0\u2000-\u200b\u202f\u2060\u3000])")
_WIDE_COLON = re.compile(r"[ ]*(?:- )?[\w.-]+[ ]?([：﹕])")
_CURLY = re.compile(r"[ ]*(?:- )?[\w.-]+:\s+([“”„‟‘’‚‹›«»])")
_MERGE_MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)")


def not_a_fact(text: str, start: int) -> Refused:
    """The line of this character is no `key: value`, perhaps for a space that nobody sees."""
    line = text[start:].split("\n", 1)[0]
    hidden, wide = _HIDDEN_SPACE.search(line), _WIDE_COLON.match(line)
    if wide:
        message = "another sign than a plain colon stands behind this key"
        return Refused(start + wide.start(1), message, "write `key: value`, with `:` and a space")
    if line.startswith("<!--"):
        return Refused(start, "a comment of HTML stands here", "begin a comment with `# `")
    if hidden:
        message = f"an invisible space (U+{ord(hidden[1]):04X}) stands here"
        return Refused(start + hidden.start(1), message, "delete it and type a plain space")
    hint = (
        "put a colon and a space behind the key; indent a line that continues the one above; "
        "end the facts with a line `---`"
    )
    return Refused(start, "this line is not `key: value`", hint)


def curly_quotation(text: str, start: int, end: int) -> Refused | None:
    """The curly quotation mark that begins the value of the line that starts there."""
    curly = _CURLY.match(text, start, end)
    if curly is None:
        return None
    message = "this quotation mark is a curly one, which YAML does not know"
    return Refused(curly.start(1), message, QUOTE)


def merge_mark(text: str, at: int) -> Refused | None:
    """The line of this character, where it is one of those that git writes into a conflict."""
    start = text.rfind("\n", 0, at) + 1
    if not _MERGE_MARK.match(text, start):
        return None
    message = "a mark that git left in a merge stands here"
    return Refused(start, message, "keep what is right of both versions, and delete this line")
