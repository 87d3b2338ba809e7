"""The documents that are written from a record: what they are, and what is missing in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.people import Person
from postmortem_kb.policy import Policy
from postmortem_kb.reports._document_facts import facts_of, item_lines, places_of, plain
from postmortem_kb.templates import render_body

KINDS = ("situation", "customer-email", "status-update", "announcement")


@dataclass(frozen=True, slots=True)
class Report:
    """A document in Markdown. `missing` names the facts that nobody gave; it says so itself.

    `at` (UTC) is when it was written; `to` are the people it is for, `sender` is whose it is, as
    the policy says, or "". `attachment` is the post-mortem's text where the policy has it go along,
    or "".
    """

    kind: str
    id: str
    subject: str
    body: str
    missing: tuple[str, ...]
    at: datetime
    to: str = ""
    sender: str = ""
    attachment: str = ""

    @property
    def missing_from(self) -> str:
        """What is missing and in which files it is to be written, in words."""
        return places_of(self.missing)


def write(
    incident: Incident,
    kind: str,
    *,
    root: Path,
    policy: Policy,
    people: Mapping[str, Person],
    now: datetime,
    eta: str = "",
) -> Report:
    """The document of a kind (one of `KINDS`) as of `now` (UTC).

    Raises `ConfigurationError` for a template of the repository that cannot be used.
    """
    facts = facts_of(incident, policy, people, now)
    address = text_of(policy.part("site"), "url").rstrip("/")
    values = {
        "title": incident.title or "",
        "id": incident.id,
        "severity": incident.severity,
        "status": incident.status,
        "eta": eta or ("complete" if incident.status == "resolved" else "TBD"),
    }
    body = render_body(
        root,
        f"report-{kind}.md",
        fact=facts.fact,
        items=item_lines(incident, people),
        link=f"{address}/incidents/{incident.id}/" if address else "",
        **plain(values),
    )
    settings = policy.part("documents").get(kind)
    settings = settings if isinstance(settings, dict) else {}
    goes_along = kind == "situation" and incident.postmortem is not None
    return Report(
        kind=kind,
        id=incident.id,
        subject=_subject(kind, incident, settings),
        body=body,
        missing=tuple(facts.missing),
        at=now,
        to=text_of(settings, "to"),
        sender=_sender(incident, settings, people),
        attachment=incident.postmortem.text if goes_along and incident.postmortem else "",
    )


def _subject(kind: str, incident: Incident, settings: Mapping[str, object]) -> str:
    title = " ".join(incident.title.split())
    if kind == "customer-email":
        return title
    return f"{text_of(settings, 'title') or kind}: {title}"


def _sender(
    incident: Incident, settings: Mapping[str, object], people: Mapping[str, Person]
) -> str:
    """The mail address of whoever held the role that the document belongs to, the last one."""
    role = text_of(settings, "owner_role")
    held = [holding.who for holding in incident.holdings if holding.role == role]
    person = people.get(held[-1]) if held else None
    return person.mail if person else ""
