"""`feed.xml`: the latest post-mortems as Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from postmortem_kb.feeds._file import File
from postmortem_kb.feeds._latest import ATOM, Entry, author_of, latest, title_of
from postmortem_kb.pages import Setting

# What XML 1.0 has no way to write, not even escaped (section 2.2).
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# An empty feed must say when it changed, and must not change by itself.
_NEVER = "1970-01-01T00:00:00Z"


def files(setting: Setting, address: str) -> Iterator[File]:
    """The feed; none without the site's address, for its links must be whole."""
    if address:
        yield File(ATOM, "\n".join(_lines(setting, address)) + "\n")


def _lines(setting: Setting, address: str) -> Iterator[str]:
    entries = latest(setting, address)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield _element("id", address)
    yield _element("title", title_of(setting))
    yield _element("updated", entries[0].published if entries else _NEVER)
    yield f"<author>{_element('name', author_of(setting))}</author>"
    yield f'<link rel="self" type="application/atom+xml" href={_attribute(address + ATOM)}/>'
    yield f'<link rel="alternate" type="text/html" href={_attribute(address)}/>'
    for entry in entries:
        yield from _entry(entry)
    yield "</feed>"


def _entry(entry: Entry) -> Iterator[str]:
    yield "<entry>"
    yield _element("id", entry.address)
    yield _element("title", entry.title)
    yield f'<link rel="alternate" type="text/html" href={_attribute(entry.address)}/>'
    yield _element("published", entry.published)
    yield _element("updated", entry.published)
    for word in entry.words:
        yield f"<category term={_attribute(word)}/>"
    yield _element("summary", entry.text)
    yield "</entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_sound(text))}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(_sound(text))


def _sound(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", text)
