"""What a ticket says of its action item: text of a record, which mentions and links nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postmortem_kb.action_item import ActionItem
from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_date
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.printable import printable
from postmortem_kb.reports._links import repository_link
from postmortem_kb.reports._markdown import escape, link
from postmortem_kb.ticket import Agreed, Draft, agreed_line, marker_of


def draft_of(
    incident: Incident, item: ActionItem, policy: Policy, people: Mapping[str, Person]
) -> Draft:
    """The ticket as it is made; only an owner whom people.yml knows is given it."""
    person = people.get(item.owner)
    return Draft(
        item=f"{incident.id}#{item.id}",
        title=printable(" ".join(item.title.split()))[:200],
        body="\n".join(_lines(incident, item, policy)),
        due=item.due if parse_date(item.due) else "",
        owner=person.handle if person else "",
        mail=person.mail if person else "",
    )


def _lines(incident: Incident, item: ActionItem, policy: Policy) -> Iterator[str]:
    """The ticket's text: the hidden lines first, then the facts."""
    name = f"{incident.id}#{item.id}"
    yield marker_of(name)
    yield agreed_line(Agreed(item.owner, item.due, "open"))
    yield f"Action item {link(escape(name), repository_link(incident, policy))} of a post-mortem."
    yield ""
    facts = {"Incident": incident.title, "Owner": item.owner, "Due": item.due}
    facts |= {"Priority": item.priority, "Verified by": item.verify_by}
    yield from (f"- {key}: {escape(word)}" for key, word in facts.items() if word)
