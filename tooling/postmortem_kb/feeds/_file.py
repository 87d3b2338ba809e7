"""A file of the site that is no page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    """`path` is relative to the site; `text` is written as UTF-8."""

    path: str
    text: str


def json_file(path: str, facts: dict[str, Any]) -> File:
    """One JSON object, compact. What is not ASCII is escaped, halves of surrogate pairs too."""
    return File(path, json.dumps(facts, separators=(",", ":"), allow_nan=False) + "\n")
