"""Which addresses a page may use."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.common.normalize_url import normalizeLink

Link = Callable[[str], str | None]
"""Answers for an address without a scheme: the address to use, or None to refuse it."""

SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXTERNAL = re.compile(r"(?:https?://|mailto:)[^/]", re.IGNORECASE)
# A browser takes control characters out of an address before it reads the scheme; the others are
# unseen by a person who looks at it.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def is_external(address: str) -> bool:
    """Whether an address leads to another host or to a mailbox."""
    return _EXTERNAL.match(address) is not None


def is_relative(address: str) -> bool:
    """Whether an address stays on this host; `//host/` and what a browser takes for it does not."""
    return not _SCHEME.match(address) and not address.replace("\\", "/").startswith("//")


def resolve(address: str, link: Link) -> str | None:
    """The address that a page may use for `address`, or None.

    http, https and mailto stay as they are; what has no scheme is asked of `link`, percent-encoded;
    all else is refused, also where `link` answers it.
    """
    address = normalizeLink(_UNSEEN.sub("", address).strip())
    if is_external(address):
        return address
    answer = link(address) if address and is_relative(address) else None
    return answer if answer and (is_external(answer) or is_relative(answer)) else None
