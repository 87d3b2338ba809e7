"""What a ticket says of its action item: text of a record, which mentions and links nothing."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.action_item import ActionItem
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.printable import printable
from postmortem_kb.reports._markdown import escape, link
from postmortem_kb.reports._promises import record_link
from postmortem_kb.ticket import marker_of


def title_of(item: ActionItem) -> str:
    """The ticket's title, in one line."""
    return printable(" ".join(item.title.split()))[:200]


def render(incident: Incident, item: ActionItem, policy: Policy) -> Iterator[str]:
    """The lines of the ticket's text: the marker first, then the facts."""
    name = f"{incident.id}#{item.id}"
    yield marker_of(name)
    yield f"Action item {link(escape(name), record_link(incident, policy))} of a post-mortem."
    yield ""
    facts = {"Incident": incident.title, "Owner": item.owner, "Due": item.due}
    facts |= {"Priority": item.priority, "Verified by": item.verify_by}
    yield from (f"- {key}: {escape(word)}" for key, word in facts.items() if word)
