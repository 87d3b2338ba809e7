"""Reads HTML as a browser would and names all that an author must not be able to put on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp "
    "small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr".split(" ")
)
ATTRIBUTES = frozenset(
    "align alt checked class colspan disabled height href id loading open rel rowspan src start "
    "title type width".split(" ")
)
CLASSES = frozenset(
    "admonition admonition-title danger footnote footnote-backref footnote-ref headerlink "
    "highlight info note task-list-control task-list-indicator task-list-item tip "
    "warning".split(" ")
)
_TOKEN_OF_CODE = re.compile(r"[a-z]{1,3}[0-9]?|err|hll")
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\x9f]")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_ALLOWED = re.compile(r"https?://[^/\\]|mailto:", re.IGNORECASE)


def find_dangers(html: str, prefix: str = "") -> list[str]:
    """What stands in `html` that may not: empty for a safe page. Ids must begin with `prefix`."""
    reader = _Reader(prefix)
    reader.feed(html)
    reader.close()
    return reader.dangers


class _Reader(HTMLParser):
    def __init__(self, prefix: str) -> None:
        super().__init__(convert_charrefs=True)
        self.dangers: list[str] = []
        self._prefix = prefix
        self._ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.dangers.append(f"<{tag}>")
        if tag == "input" and ("type", "checkbox") not in attrs:
            self.dangers.append("an input that is no checkbox")
        for name, value in attrs:
            self.dangers.extend(self._dangers_of(tag, name, value or ""))

    def _dangers_of(self, tag: str, name: str, value: str) -> Iterator[str]:
        if name not in ATTRIBUTES:
            yield f"{name} on <{tag}>"
        address = _IGNORED_IN_ADDRESSES.sub("", value)
        leaves = name in {"href", "src"} and _ELSEWHERE.match(address)
        if leaves and (name == "src" or not _ALLOWED.match(address)):
            yield f"{name} to {value}"
        if name == "class":
            yield from (f"class {word}" for word in value.split() if not _is_ours(tag, word))
        if name == "id":
            yield from self._dangers_of_id(value)

    def _dangers_of_id(self, name: str) -> Iterator[str]:
        if not re.match(rf"(?:fn:|fnref:)?{re.escape(self._prefix)}", name):
            yield f"id {name}"
        if name in self._ids:
            yield f"id {name} twice"
        self._ids.add(name)

    def handle_comment(self, data: str) -> None:
        self.dangers.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.dangers.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.dangers.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.dangers.append(f"<![{data}]>")


def _is_ours(tag: str, word: str) -> bool:
    return word in CLASSES or (tag == "span" and _TOKEN_OF_CODE.fullmatch(word) is not None)
