"""Finds, without parsing, the few records that others must know of: restricted, or once renamed.

Most records say `visibility: public` or `internal` in one plain line and have no aliases; a look
at the bytes of their facts shows it. Whatever does not look exactly so is to be read in full.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from postmortem_kb.corpus import Corpus
from postmortem_kb.frontmatter import LARGEST_FILE
from postmortem_kb.incident import INCIDENT_FILE, SHOWN_VISIBILITIES, Incident

_PLAIN = re.compile(
    rb"^visibility: (?:%s)[ \t]*\r?$" % "|".join(SHOWN_VISIBILITIES).encode(), re.MULTILINE
)
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


def iter_notable(corpus: Corpus) -> Iterator[Incident]:
    """Every record that is restricted or has aliases, read in full, and perhaps a few more."""
    for folder in corpus.folders():
        if not folder.is_symlink() and _is_notable(folder):
            yield corpus.read(folder)


def _is_notable(folder: Path) -> bool:
    facts = _facts(folder / INCIDENT_FILE)
    return b"aliases" in facts or facts.count(b"visibility") != 1 or not _PLAIN.search(facts)


def _facts(file: Path) -> bytes:
    """The bytes between the fences; none where they are not where they should be."""
    try:
        # A link is not followed, and a pipe in the file's place is not waited for.
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        with os.fdopen(handle, "rb") as stream:
            raw = stream.read(LARGEST_FILE)
    except OSError:
        return b""
    closing = _FENCE.search(raw, 4)
    return raw[: closing.start()] if raw.startswith(b"---") and closing else b""
