"""Whether two records are one: by what is never edited, and not by how alike their text is.

Records grow from one template, so that git's guess by likeness would pair strangers.
"""

from __future__ import annotations

from collections.abc import Iterable

from postmortem_kb.document import Document, text_of
from postmortem_kb.incident import Incident


def same_record(one: Incident, other: Incident) -> bool:
    """Whether both say the same moment of declaration, which no command ever edits."""
    first, second = (_declared(record.incident) for record in (one, other))
    return first == second if first or second else one.incident.text == other.incident.text


def renames(lost: Iterable[Incident], new: Iterable[Incident]) -> dict[str, Incident]:
    """Which record each new id had been: the one it names as alias, else the same record."""
    left = {old.id: old for old in lost}
    found: dict[str, Incident] = {}
    for record in new:
        by_alias = next((left[alias] for alias in record.aliases if alias in left), None)
        old = by_alias or next((old for old in left.values() if same_record(old, record)), None)
        if old:
            found[record.id] = left.pop(old.id)
    return found


def _declared(document: Document) -> str:
    return text_of(document.data, "declared_at")
