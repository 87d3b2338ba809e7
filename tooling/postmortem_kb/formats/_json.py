"""JSON as lines that nothing on their way obeys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def json_lines(data: Any) -> Iterator[str]:
    """The lines of `data` as JSON in ASCII, the same for the same data.

    GitHub's runner obeys `##[command]` anywhere in a log: it is written with an escape.
    """
    text = json.dumps(data, indent=2, ensure_ascii=True)
    yield from text.replace("##[", "#\\u0023[").split("\n")
