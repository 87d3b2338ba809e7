"""The bytes of a foreign report as text with line feeds, and back to the same bytes.

What cannot be text, or could not be given back byte for byte, is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from postmortem_kb.errors import RecordError
from postmortem_kb.importing.draft import Found

LARGEST = 400_000
"""Bytes. What is set aside stands in the record a second time, and a record may have 1 MB."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MAGIC = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b")
_RETURN_SHOWN = "␍"


@dataclass(frozen=True, slots=True)
class Form:
    """How the text stood in the file: its encoding and its line ends (lf, crlf or cr)."""

    encoding: str = "utf-8"
    line_ends: str = "lf"


@dataclass(frozen=True, slots=True)
class Source:
    """A report's text with line feeds, the form that it had, and what is odd about it."""

    text: str
    form: Form
    found: tuple[Found, ...] = ()


def decode(raw: bytes) -> Source:
    """Read a file's bytes as text. Raises `RecordError` where they are none."""
    if not raw.strip():
        raise RecordError("the file is empty", "delete it, or restore what stood in it")
    if len(raw) > LARGEST:
        message = f"the file has {len(raw):,} bytes; a report has {LARGEST:,} at the most"
        raise RecordError(message, "move logs and dumps out of it")
    encoding = _encoding(raw)
    text = raw.decode(encoding).removeprefix("\ufeff")
    if "\0" in text:
        raise RecordError("the file is binary", "save the report as text")
    text, line_ends = _with_line_feeds(text)
    source = Source(text, Form(encoding, line_ends), tuple(_oddities(text, encoding, line_ends)))
    if encode(source.text, source.form) != raw:
        raise RecordError("the file cannot be kept byte for byte", "save it as UTF-8 text")
    return source


def encode(text: str, form: Form) -> bytes:
    """The bytes that the file had."""
    text = text.replace(_RETURN_SHOWN, "\r")
    ends = {"crlf": "\r\n", "cr": "\r"}
    text = text.replace("\n", ends[form.line_ends]) if form.line_ends in ends else text
    marked = f"\ufeff{text}" if form.encoding.startswith("utf-16") else text
    return marked.encode(form.encoding)


def _encoding(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark) and _decodes(raw, encoding):
            return encoding
    if b"\0" in raw or raw.startswith(_MAGIC):
        raise RecordError("the file is binary", "save the report as text")
    # Every byte is a character in Latin-1, so it comes last.
    return next(name for name in ("utf-8", "windows-1252", "latin-1") if _decodes(raw, name))


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _with_line_feeds(text: str) -> tuple[str, str]:
    returns, pairs = text.count("\r"), text.count("\r\n")
    if returns == pairs == text.count("\n") and pairs:
        return text.replace("\r\n", "\n"), "crlf"
    if returns and "\n" not in text:
        return text.replace("\r", "\n"), "cr"
    # A return that ends no line would end one for some readers: it is shown as a sign instead.
    return text.replace("\r", _RETURN_SHOWN), "lf"


def _oddities(text: str, encoding: str, line_ends: str) -> Iterator[Found]:
    if encoding not in ("utf-8", "utf-8-sig"):
        yield Found(1, f"the file was not UTF-8; it was read as {encoding}")
    if _RETURN_SHOWN in text and line_ends == "lf":
        line = text.count("\n", 0, text.index(_RETURN_SHOWN)) + 1
        yield Found(line, f"carriage returns stood in the lines; each is shown as {_RETURN_SHOWN}")
