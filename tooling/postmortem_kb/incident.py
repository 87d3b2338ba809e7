"""The record as a value: an `Incident` with its documents, timeline and attachments.

Everything here is tolerant: a field that is missing or of the wrong type reads as empty, and
stays visible in `Document.data`, where rules judge it. The one exception is visibility, which
fails closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import Any

from postmortem_kb.action_item import ActionItem, iter_action_items
from postmortem_kb.document import Document, maps_of, text_of, texts_of
from postmortem_kb.moment import Moment, parse_moment

INCIDENT_FILE = "incident.md"
POSTMORTEM_FILE = "postmortem.md"
CUSTOMER_EMAIL_FILE = "customer-email.md"
RUNNING = ("open", "mitigated")
"""What the status of an incident can be until it is over."""
REVIEW_STATES = ("draft", "review", "published")
"""What the status of a post-mortem can be."""
SHOWN_VISIBILITIES = ("public", "internal")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline, with the indented lines that continue it.

    `moment` is None where the line has another form: it is kept and shown as it is.
    """

    line: int
    end_line: int
    start: int
    end: int
    moment: Moment | None
    kind: str
    author: str
    words: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the record: its size in bytes and its first bytes.

    `regular` is false for links and folders.
    """

    name: str
    size: int
    head: bytes
    regular: bool = True


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody held a role for a time; `since` and `until` may be unknown."""

    role: str
    who: str
    since: Moment | None
    until: Moment | None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule excused: why, by whom, when and until when, as written.

    `file` and `position` (from 0, in the list of waivers) say where it stands.
    """

    file: str
    position: int
    rule: str
    reason: str
    by: str
    on: str
    until: str


@dataclass(frozen=True)
class Incident:
    """One incident: a folder with `incident.md`, perhaps `postmortem.md`, perhaps attachments.

    `incident` stands for an empty document where the file is missing. `strays` names what may
    not be in the folder. `merged_at` (UTC) is set where history says otherwise than
    `published_at`, and counts for reports and figures; `changed_at` (UTC) where history says that
    the post-mortem was changed after it was published.
    """

    id: str
    folder: str
    incident: Document
    postmortem: Document | None = None
    timeline: tuple[Entry, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    customer_email: Document | None = None
    strays: tuple[str, ...] = ()
    merged_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def title(self) -> str:
        """The title as written, or the id where there is none."""
        return text_of(self.incident.data, "title") or self.id

    @property
    def severity(self) -> str:
        """The word of the ladder, as written."""
        return text_of(self.incident.data, "severity")

    @property
    def status(self) -> str:
        """open, mitigated, resolved or cancelled, as written."""
        return text_of(self.incident.data, "status")

    @property
    def kind(self) -> str:
        """incident, drill or external, as written."""
        return text_of(self.incident.data, "kind") or "incident"

    @property
    def type(self) -> str:
        """The word of the policy's types, as written."""
        return text_of(self.incident.data, "type")

    @property
    def visibility(self) -> str:
        """`public` or `internal` only where exactly that is written; `restricted` otherwise."""
        written = self.incident.data.get("visibility")
        sound = not self.incident.broken and written in SHOWN_VISIBILITIES
        return str(written) if sound else "restricted"

    @property
    def running(self) -> bool:
        """Whether it is not over yet, the harm stopped or not."""
        return self.status in RUNNING

    @property
    def restricted(self) -> bool:
        """Whether nothing of this record may leave the repository."""
        return self.visibility == "restricted"

    @property
    def documents(self) -> tuple[Document, ...]:
        """The files that hold front matter, the incident's first."""
        return (self.incident, self.postmortem) if self.postmortem else (self.incident,)

    @property
    def review_state(self) -> str:
        """The post-mortem's status (draft, review, published), or "" where there is none."""
        return text_of(self.postmortem.data, "status") if self.postmortem else ""

    @property
    def published(self) -> bool:
        """Whether the post-mortem says that it is published."""
        return self.review_state == "published"

    @property
    def services(self) -> tuple[str, ...]:
        """What failed."""
        return texts_of(self.incident.data, "services")

    @property
    def tags(self) -> tuple[str, ...]:
        """Free words for finding the record."""
        return texts_of(self.incident.data, "tags")

    @property
    def causes(self) -> tuple[str, ...]:
        """The policy's words for what caused it: the post-mortem's, for external ones its own."""
        source = (
            self.incident if self.kind == "external" or not self.postmortem else self.postmortem
        )
        return texts_of(source.data, "causes")

    @property
    def summary(self) -> str:
        """One or two sentences on what happened."""
        return text_of(self.incident.data, "summary")

    @property
    def solution(self) -> str:
        """One sentence: what stopped it."""
        return text_of(self.incident.data, "solution")

    @property
    def aliases(self) -> tuple[str, ...]:
        """Ids that this record had before."""
        return texts_of(self.incident.data, "aliases")

    @property
    def covered_by(self) -> str:
        """The id of the incident whose post-mortem is this one's too, or ""."""
        return text_of(self.incident.data, "covered_by")

    @property
    def related(self) -> tuple[tuple[str, str], ...]:
        """Related incidents as (id, how)."""
        entries = maps_of(self.incident.data, "related")
        return tuple((text_of(entry, "id"), text_of(entry, "as")) for entry in entries)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote the post-mortem."""
        return texts_of(self.postmortem.data, "authors") if self.postmortem else ()

    @property
    def approved_by(self) -> tuple[str, ...]:
        """Who approved the post-mortem."""
        return texts_of(self.postmortem.data, "approved_by") if self.postmortem else ()

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Who held which role, in the order written."""
        roles = self.incident.data.get("roles")
        return tuple(_holdings(roles)) if isinstance(roles, Mapping) else ()

    @cached_property
    def action_items(self) -> tuple[ActionItem, ...]:
        """The promises of the post-mortem, in the order written."""
        items = self.postmortem.data.get("action_items") if self.postmortem else None
        return tuple(iter_action_items(items)) if isinstance(items, list) else ()

    @cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """What is excused, from both files."""
        return tuple(w for document in self.documents for w in waivers_of(document))

    def moment(self, name: str) -> Moment | None:
        """A stamp of `incident.md`, such as `resolved_at`; None if absent or unreadable."""
        return parse_moment(text_of(self.incident.data, name))

    def last_day(self, zone: tzinfo) -> date | None:
        """The day in `zone` on which it was resolved, or declared while it is not."""
        last = self.moment("resolved_at") or self.moment("declared_at")
        return last.at.astimezone(zone).date() if last else None

    @property
    def published_at(self) -> Moment | None:
        """When the post-mortem says that it was published."""
        written = text_of(self.postmortem.data, "published_at") if self.postmortem else ""
        return parse_moment(written)

    @property
    def publication(self) -> datetime | None:
        """When (UTC) it was published, for reports and figures; None while it is not."""
        declared = self.published_at if self.published else None
        return self.merged_at or (declared.at if declared else None)

    def facts_alone(self) -> Incident:
        """The record with its facts and timeline alone, for who shows nothing of its text."""
        return replace(
            self,
            incident=self.incident.facts_alone(),
            postmortem=self.postmortem and self.postmortem.facts_alone(),
            customer_email=self.customer_email and self.customer_email.facts_alone(),
        )

    def document(self, name: str) -> Document | None:
        """The file of that name among those that the tool reads."""
        files = (self.incident, self.postmortem, self.customer_email)
        return next((found for found in files if found and found.name == name), None)


def waivers_of(document: Document) -> Iterator[Waiver]:
    """The waivers that one file holds."""
    entries = document.data.get("waivers")
    for position, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, Mapping):
            words = (text_of(entry, key) for key in ("rule", "reason", "by", "on", "until"))
            yield Waiver(document.name, position, *words)


def _holdings(roles: Mapping[str, Any]) -> Iterator[Holding]:
    for role in roles:
        for entry in maps_of(roles, role):
            since, until = (parse_moment(text_of(entry, key)) for key in ("from", "until"))
            yield Holding(role, text_of(entry, "who"), since, until)
