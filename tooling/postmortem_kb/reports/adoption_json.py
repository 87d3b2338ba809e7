"""How far the imported records are, for programs. `version` changes when a field does."""

from __future__ import annotations

import json
from collections.abc import Iterator

from postmortem_kb.reports.adoption import Adoption

VERSION = 1


def render(adoption: Adoption) -> Iterator[str]:
    """The lines of one JSON object: counts by name."""
    told = {
        "version": VERSION,
        "records": adoption.records,
        "facts": {share.name: share.count for share in adoption.facts},
        "rules": {share.name: share.count for share in adoption.rules},
        "ready": list(adoption.ready),
    }
    yield json.dumps(told, indent=2)
