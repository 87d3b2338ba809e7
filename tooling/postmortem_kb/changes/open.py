"""Declaring an incident: its id and the facts that are known in the first minute."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from postmortem_kb.edit import AddEntry, Edits
from postmortem_kb.moment import format_utc

LONGEST_SLUG = 50
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is known when an incident is declared; `at` is in UTC, empty texts are not known."""

    at: datetime
    summary: str
    severity: str
    visibility: str
    kind: str = "incident"
    type: str = ""
    services: tuple[str, ...] = ()
    by: str = ""


def facts(declared: Declaration) -> dict[str, Any]:
    """The front matter of the new `incident.md`, in order; what is not known is left out."""
    written = {
        "title": declared.summary,
        "severity": declared.severity,
        "status": "open",
        "kind": declared.kind,
        "type": declared.type,
        "visibility": declared.visibility,
        "services": list(declared.services),
        "declared_at": format_utc(declared.at),
        "declared_by": declared.by,
    }
    return {key: value for key, value in written.items() if value}


def first_entry(declared: Declaration) -> Edits:
    """The timeline's first line."""
    text = f"{declared.severity}, {declared.summary}"
    return (AddEntry(declared.at, "declared", text, declared.by),)


def new_id(day: date, summary: str, taken: Collection[str]) -> str:
    """An id from the day and the summary that is not among those `taken`."""
    first = f"{day}-{slug(summary) or 'incident'}"
    numbered = (f"{first}-{number}" for number in count(2))
    return first if first not in taken else next(each for each in numbered if each not in taken)


def new_restricted_id(day: date, taken: Collection[str], draw: Callable[[], str]) -> str:
    """An id that tells nothing of the incident; `draw` gives four random letters or digits."""
    while (found := f"{day}-restricted-{draw()}") in taken:
        pass
    return found


def slug(text: str) -> str:
    """A text as words of ASCII joined by hyphens, cut between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _OTHER.sub("-", plain.replace("'", "")).strip("-")
    if len(words) <= LONGEST_SLUG:
        return words
    return words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]
