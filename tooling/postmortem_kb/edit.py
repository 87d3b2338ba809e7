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
