"""Text made fit for customers: without people, mail addresses, and links that lead inside.

It works on Markdown as it was written, before anything renders it. What is not known to be public
goes: a host that the policy does not name is an internal one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from urllib.parse import urlsplit

Clean = Callable[[str], str]
SOMEBODY = "somebody"
NO_LINK = "(internal link)"
_MAIL = re.compile(r"(?:mailto:)?(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.@/])@[a-z0-9][a-z0-9-]*", re.IGNORECASE)
# Markdown reads these as the letters and signs that they stand for.
_DISGUISED = re.compile(
    r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});|\\(?=[:/@])|(?<=\w)\\(?=\.\w)", re.IGNORECASE
)
_PLAIN = re.compile(r"[A-Za-z0-9:/@._-]?")
_WORD = re.compile(r"[^\W_]+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ADDRESS = r"<?\s*(?P<to>(?:[a-z][a-z0-9+.-]{0,20}:)?//[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?"
_LINK = re.compile(
    rf"!?\[(?P<text>[^\[\]]{{0,500}})\]\({_ADDRESS}[^()\n]{{0,300}}\)", re.IGNORECASE
)
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[[^\[\]\n]{{1,500}}\]:\s*{_ADDRESS}.*\n?", re.IGNORECASE | re.MULTILINE
)
_BARE = re.compile(
    r"<?\b(?P<to>[a-z][a-z0-9+.-]{0,20}://[^\s<>\"'`\])]+)>?|(?<=[\"'(=\s])(?P<half>//[\w-]+\.[^\s<>\"')]+)",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:internal|intranet|local|localdomain|lan|corp|home\.arpa)\b(?::\d+)?",
    re.IGNORECASE,
)


def cleaner(names: Iterable[str], hosts: Iterable[str]) -> Clean:
    """Takes out every person in `names` (handles and full names) and links to other than `hosts`.

    A host in `hosts` covers those below it. Of a full name each word is taken out by itself too.
    """
    people, known = _by_first_word(names), frozenset(host.casefold() for host in hosts)

    def clean(text: str) -> str:
        text = _DISGUISED.sub(_undisguised, _COMMENT.sub("", text))
        text = _without_links(text, known)
        text = _HANDLE.sub(SOMEBODY, _MAIL.sub(SOMEBODY, text))
        return _without_people(text, people)

    return clean


def _undisguised(match: re.Match[str]) -> str:
    found = "" if match.group() == "\\" else unescape(match.group())
    return found if _PLAIN.fullmatch(found) else match.group()


def _by_first_word(names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """All forms of the names by their first word; a handle also as it begins a sentence."""
    found: dict[str, set[str]] = {}
    for name in names:
        for form in {name, *name.split(), name[:1].upper() + name[1:]}:
            for first in _WORD.findall(form)[:1]:
                found.setdefault(first, set()).add(form)
    return {first: frozenset(forms) for first, forms in found.items()}


def _without_people(text: str, people: Mapping[str, frozenset[str]]) -> str:
    """Looks for those alone whose first word is in the text: a company has many people."""
    words = set(_WORD.findall(text)) & people.keys()
    forms = {form for word in words for form in people[word]}
    if not forms:
        return text
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    either = "|".join(re.escape(form) for form in longest_first)
    return re.sub(rf"(?<![^\W_])(?<!-)(?:{either})(?![^\W_]|-\w)", SOMEBODY, text)


def _without_links(text: str, known: frozenset[str]) -> str:
    def kept(match: re.Match[str], instead: str) -> str:
        found = match.groupdict()
        address = found.get("to") or found.get("half") or ""
        return match.group() if _is_public(address, known) else instead

    text = _DEFINITION.sub(lambda match: kept(match, ""), text)
    text = _LINK.sub(lambda match: kept(match, match["text"]), text)
    text = _BARE.sub(lambda match: kept(match, NO_LINK), text)
    return _INSIDE.sub(NO_LINK, text)


def _is_public(address: str, known: frozenset[str]) -> bool:
    """Whether an address leads to a host that everybody may know; one that cannot be read does not.

    A name and password before the host are as internal as a host can be.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").casefold()
    except ValueError:
        return False
    sound = parts.scheme in ("", "http", "https") and "@" not in parts.netloc
    above = {host[at + 1 :] for at, letter in enumerate(host) if letter == "."}
    return sound and not known.isdisjoint({host} | above)
