"""The original text inside of the record: what was lifted stands in comments, where it stood.

The body of `postmortem.md` is the original, line by line. Lines whose facts stand elsewhere in the
record are put between two marker lines that make them a comment, so that nobody reads them twice.
Markers carry the original's digest, which no line of the original itself can know.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from postmortem_kb.errors import RecordError
from postmortem_kb.importing.draft import Aside
from postmortem_kb.importing.source import Form, encode

_CLOSES = re.compile(r"--(\\*)(!?>)")
_CLOSED = re.compile(r"--\\(\\*)(!?>)")


def digest_of(raw: bytes) -> str:
    """The SHA-256 digest by which the original is known, in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def set_aside(text: str, digest: str, asides: Sequence[Aside]) -> str:
    """The original's text with these lines in comments. `asides` are in order, and lie apart."""
    lines = text.split("\n")
    written: list[str] = []
    at = 0
    for aside in asides:
        written += lines[at : aside.line - 1]
        hidden = [_CLOSES.sub(r"--\\\1\2", line) for line in lines[aside.line - 1 : aside.end_line]]
        written += [_opening(digest, aside), *hidden, _closing(digest)]
        at = aside.end_line
    return "\n".join([*written, *lines[at:]])


def rebuild(body: str, digest: str, form: Form) -> bytes:
    """The original's bytes from the body of an imported `postmortem.md`.

    Raises `RecordError` where they are not the original any more: somebody went on writing.
    """
    lines: list[str] = []
    hidden = False
    for line in body.removeprefix("\n").split("\n"):
        if line.startswith(f"<!-- original {digest[:12]},"):
            hidden = True
        elif line == _closing(digest):
            hidden = False
        else:
            lines.append(_CLOSED.sub(r"--\1\2", line) if hidden else line)
    raw = encode("\n".join(lines), form)
    if digest_of(raw) != digest:
        hint = "what was imported stands in the history of the record's files"
        raise RecordError("the record was changed since it was imported", hint)
    return raw


def _opening(digest: str, aside: Aside) -> str:
    last = f"-{aside.end_line}" if aside.end_line > aside.line else ""
    lines = f"line{'s' if last else ''} {aside.line}{last}"
    return f"<!-- original {digest[:12]}, {lines}: now in {aside.where}"


def _closing(digest: str) -> str:
    return f"original {digest[:12]} -->"
