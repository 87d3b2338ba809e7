"""Looks through a built site for names that must not be there."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote


def find_traces(site: Path, hidden: re.Pattern[str]) -> Iterator[str]:
    """The files, relative to the site, whose name or content holds what `hidden` finds."""
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if hidden.search(name) or (file.is_file() and hidden.search(_text(file))):
            yield name


def _text(file: Path) -> str:
    """The content as text, decompressed where it is compressed, with %41 read as A."""
    content = file.read_bytes()
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return ""
    text = content.decode("utf-8", errors="replace")
    return f"{text}\n{unquote(text)}" if "%" in text else text
