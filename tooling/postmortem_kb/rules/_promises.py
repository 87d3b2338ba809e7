"""How the rules on action items look at one, shared by them."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.action_item import ActionItem
from postmortem_kb.document import texts_of
from postmortem_kb.incident import POSTMORTEM_FILE, Incident
from postmortem_kb.problem import At
from postmortem_kb.rules._case import Case


def iter_committed(incident: Incident, case: Case, needs: str) -> Iterator[ActionItem]:
    """The committed items, where the policy says that they need this fact; else none."""
    if needs in texts_of(case.policy.part("action_items"), "committed_needs"):
        yield from (item for item in incident.action_items if item.open)


def iter_made(incident: Incident, case: Case) -> Iterator[ActionItem]:
    """The promises as they stood where the branch began, kept or not; a draft has none yet.

    None where the post-mortem cannot be read now, and nobody knows what became of them.
    """
    before, unread = case.base, incident.postmortem is not None and incident.postmortem.broken
    if before is not None and not unread and before.review_state not in ("", "draft"):
        promised = (item for item in before.action_items if item.state in ("committed", "done"))
        yield from (item for item in promised if item.id)


def is_absent(incident: Incident, item: ActionItem, fact: str) -> bool:
    """Whether the key is not there. What is there in the wrong form is for the schema to judge."""
    document = incident.postmortem
    return document is None or ("action_items", item.position, fact) not in document.keys


def place_of(item: ActionItem, fact: str) -> At:
    """Where a fact of an item stands, or would."""
    return At(POSTMORTEM_FILE, data=("action_items", item.position, fact))


def name_of(item: ActionItem) -> str:
    """What a message calls an item."""
    return f"`{item.id}`" if item.id else "this action item"
