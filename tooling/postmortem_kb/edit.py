"""What a command changes in one file of a record, as values: facts by their path, and entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from postmortem_kb.problem import DataPath


@dataclass(frozen=True, slots=True)
class SetFact:
    """Give the fact at `path` this value; keys that are missing on the way are added."""

    path: DataPath
    value: Any


@dataclass(frozen=True, slots=True)
class AppendFact:
    """Put `value` behind the list at `path`, which is made where it is missing."""

    path: DataPath
    value: Any


@dataclass(frozen=True, slots=True)
class RemoveFact:
    """Take away the key at `path` with its value."""

    path: DataPath


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add a line to the timeline, in its place by time (`at`, in UTC)."""

    at: datetime
    kind: str
    text: str
    author: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


FactEdit = SetFact | AppendFact | RemoveFact
Edit = FactEdit | AddEntry
Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class TrimFacts:
    """Take away white space at the end of lines of the front matter, outside of texts."""


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """Put quotation marks around values that other readers of YAML take for something else."""


@dataclass(frozen=True, slots=True)
class OrderKeys:
    """Put the keys of the front matter into this order, each with the comment above it."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameItem:
    """Give the item of a list at `path` this id, as its first key."""

    path: DataPath
    id: str


@dataclass(frozen=True, slots=True)
class MarkEntries:
    """Begin the timeline's entries with `- ` where they begin with another sign of a list."""


@dataclass(frozen=True, slots=True)
class SortEntries:
    """Put the timeline's entries into the order of time."""


@dataclass(frozen=True, slots=True)
class AddSection:
    """Put a heading behind everything else, and below it, as a comment, what it asks."""

    heading: str
    asks: str


Mend = TrimFacts | QuoteFacts | OrderKeys | NameItem | MarkEntries | SortEntries | AddSection
