"""An author's own HTML, read tag by tag.

A tag that may stay is written anew with only the attributes that it needs; so ids, classes, styles
and scripts are never an author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names(
    "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup tt u "
    "var wbr"
)
BLOCKS = _names(
    "blockquote caption col colgroup dd details div dl dt figcaption figure hr li ol p pre summary "
    "table tbody td tfoot th thead tr ul"
)
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": _names("href title"),
    "abbr": _names("title"),
    "details": _names("open"),
    "img": _names("src alt title width height"),
    "ol": _names("start"),
    "td": _names("align colspan rowspan"),
    "th": _names("align colspan rowspan"),
}
# What goes without a word. Any other tag is shown by its name: who writes <your-token> meant a
# word, and who writes <script> is told that it does nothing here.
_LAYOUT = _names(
    "article aside big center font footer h1 h2 h3 h4 h5 h6 header input label main nav picture "
    "section source strike"
)
_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++)"
_NAME = r"[A-Za-z_:][\w:.-]*+"
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)"
    rf"(?P<attributes>(?:\s++{_NAME}(?:\s*+=\s*+{_VALUE})?+)*+)\s*+/?>"
)
_ATTRIBUTE = re.compile(rf"(?P<name>{_NAME})(?:\s*+=\s*+(?P<value>{_VALUE}))?+")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of an author's: the attributes that may stay, by name, with entities decoded."""

    name: str
    closes: bool
    attributes: Mapping[str, str]


def split_tags(raw: str) -> Iterator[Tag | str]:
    """An author's HTML as tags that may stay and the text between them; the rest is left out.

    Text is as a reader sees it, with entities decoded. A tag that is no layout and may not stay
    is text: its name in angle brackets.
    """
    raw, at = _without_comments(raw), 0
    for match in _TAG.finditer(raw):
        yield unescape(raw[at : match.start()])
        at = match.end()
        name = match["name"].lower()
        if name in INLINE or name in BLOCKS:
            yield Tag(name, bool(match["close"]), _attributes(name, match["attributes"]))
        elif name not in _LAYOUT:
            yield f"<{match['close']}{match['name']}>"
    yield unescape(raw[at:])


def _without_comments(raw: str) -> str:
    """`raw` without its comments; one that never ends is kept, it would hide all that follows."""
    kept, at = "", 0
    while (start := raw.find("<!--", at)) >= 0 and (end := raw.find("-->", start + 2)) >= 0:
        kept, at = kept + raw[at:start], end + 3
    return kept + raw[at:]


def _attributes(tag: str, text: str) -> dict[str, str]:
    """The attributes that may stay on `tag`; the first of a name counts, as in a browser."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        name, value = match["name"].lower(), match["value"] or ""
        if name in ATTRIBUTES.get(tag, ()):
            bare = value[1:-1] if value.startswith(("'", '"')) else value
            found.setdefault(name, unescape(bare))
    return found


def opening_tag(name: str, attributes: Mapping[str, str]) -> str:
    """A tag with its attributes escaped."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
