"""The tickets that a text leads to: by address, by key, or by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_LONGEST = 300
"""Characters of a ticket; the record format allows no more."""
LINK = re.compile(
    r"!?\[(?P<text>(?:\\.|[^\]\\]){0,1000})\](?:\((?P<url>[^()\s]*)[^()]*\)|\[(?P<ref>[^\]]*)\])?"
)
ADDRESS = re.compile(r"https?://[^\s<>)\]]+")
_TICKET_PATH = re.compile(
    r"/(?:issues?|pull|pulls|merge_requests|browse|tickets?|cards?|stories|story|bugs?|task|t)/"
    r"[A-Za-z0-9_-]*[0-9]|[?&]id=[0-9]+|/T[0-9]{3,}\b|/[A-Z][A-Z0-9]+-[0-9]+\b"
)
# What has the form of a ticket and is the name of a flaw, a standard or a step.
_NO_TICKET = (
    "CVE|CWE|GHSA|RFC|PEP|KEP|ISO|IEC|UTF|SHA|AES|RSA|TLS|SSL|HTTP|IPV|SEV|STEP|PHASE|FY|AI|ACTION|TASK|ITEM"
    "|Q[1-4]|H[12]"
)
_KEY = re.compile(rf"\b(?!(?:{_NO_TICKET})-)[A-Z][A-Z0-9]{{1,9}}-[0-9]{{1,7}}\b(?![-/])")
_NUMBER = re.compile(r"(?:[\w.-]{1,60}/[\w.-]{1,60})?#[0-9]{1,7}\b")
_SAYS_TICKET = re.compile(r"issue|ticket|bug|#[0-9]|^[A-Z]{2,}-[0-9]", re.IGNORECASE)


def read_references(text: str) -> Mapping[str, str]:
    """The link targets that stand in lines of their own: `[#12]: https://…`."""
    found = re.findall(r"^ {0,3}\[([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t].*)?$", text, re.MULTILINE)
    return {name.casefold(): address for name, address in found}


def has_ticket(text: str, references: Mapping[str, str]) -> bool:
    """Whether a text leads to an issue or a change."""
    return bool(ticket_of(text, references))


def ticket_of(text: str, references: Mapping[str, str]) -> str:
    """The address or the name of the first issue that a text names; an issue before a change."""
    addresses = [
        address for address in addresses_of(text, references) if _TICKET_PATH.search(address)
    ]
    issues = [address for address in addresses if "/pull" not in address]
    named = _KEY.search(ADDRESS.sub("", text)) or _NUMBER.search(ADDRESS.sub("", text))
    found = next(iter([*issues, *addresses]), named[0] if named else "")
    return found.rstrip(".,;")[:_LONGEST]


def addresses_of(text: str, references: Mapping[str, str]) -> Iterator[str]:
    # A link that calls itself an issue is meant before one that only leads to one.
    links = sorted(LINK.finditer(text), key=lambda link: not _SAYS_TICKET.search(link["text"]))
    for link in links:
        name = (link["ref"] or link["text"]).casefold()
        address = link["url"] or references.get(name, "")
        if address:
            yield address
    for found in ADDRESS.finditer(LINK.sub("", text)):
        yield found[0]
