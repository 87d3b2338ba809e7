"""A promise made in a post-mortem, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from postmortem_kb.document import maps_of, text_of

STATES = ("idea", "committed", "done", "dropped")
"""What the state of an action item can be."""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A promise made in a post-mortem. Missing facts are empty; dates are as written."""

    position: int
    id: str
    title: str
    type: str
    state: str
    priority: str
    owner: str
    ticket: str
    added: str
    due: str
    done_at: str
    evidence: str
    verify_by: str
    moved: tuple[Mapping[str, Any], ...]
    dropped: Mapping[str, Any]

    @property
    def open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.state == "committed"


_ITEM_WORDS = [
    "id",
    "title",
    "type",
    "state",
    "priority",
    "owner",
    "ticket",
    "added",
    "due",
    "done_at",
    "evidence",
    "verify_by",
]


def iter_action_items(items: list[Any]) -> Iterator[ActionItem]:
    """The items that are mappings; what is none is for the schema to judge."""
    for position, item in enumerate(items):
        if isinstance(item, Mapping):
            yield _action_item(position, item)


def _action_item(position: int, item: Mapping[str, Any]) -> ActionItem:
    words = {key: text_of(item, key) for key in _ITEM_WORDS}
    dropped = item.get("dropped")
    dropped = dropped if isinstance(dropped, Mapping) else {}
    return ActionItem(position=position, moved=maps_of(item, "moved"), dropped=dropped, **words)
