"""What customers see of a record: one pure change of the value, before anything is made of it.

It works by lists of what stays: a field, a kind of timeline entry or a section that nobody named is
gone. So a page, the search, a feed and a figure cannot show what another of them leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from postmortem_kb.as_of import STAMPS
from postmortem_kb.document import Document, maps_of, text_of, texts_of
from postmortem_kb.incident import Attachment, Entry, Incident
from postmortem_kb.policy import Policy
from postmortem_kb.public_text import Clean
from postmortem_kb.sections import find_sections
from postmortem_kb.timeline import HEADING as TIMELINE

ACTION_ITEMS = "Action items"
"""Named in `site.public_sections`, it shows the items; `Timeline` shows the entries."""

# Words of the policy, ids and stamps: nobody wrote a sentence there.
_PLAIN = frozenset(
    {"severity", "status", "kind", "type", "visibility", "services", "detected_by"}
    | {"covered_by", "aliases", "causes", *STAMPS}
)
_TEXTS = frozenset({"title", "summary", "solution"})
_PHASES = frozenset({"declared", "severity", "mitigation", "resolution"})
_PROMISED = frozenset({"committed", "done"})


def shows_everything(policy: Policy) -> bool:
    """Whether the policy makes all of a public record public."""
    return text_of(policy.part("site"), "public_view") == "whole"


def customer_view(incident: Incident, policy: Policy, clean: Clean) -> Incident:
    """The record as customers may see it. An external one is public already, and stays whole."""
    if incident.kind == "external":
        return incident
    named = _named(policy)
    written = _section_texts(incident.incident, named, clean)
    answers = _postmortem(incident, named, clean)
    entries = tuple(_told(incident, clean)) if TIMELINE.casefold() in named else ()
    texts = (written, answers.text if answers else "", *(entry.text for entry in entries))
    shown = "\n".join(texts)
    return Incident(
        id=incident.id,
        folder=incident.folder,
        incident=_document(incident.incident, _facts(incident, policy, clean), written),
        postmortem=answers,
        timeline=entries,
        attachments=tuple(found for found in incident.attachments if _is_in(found, shown)),
        merged_at=incident.merged_at,
        changed_at=incident.changed_at,
    )


def people_in(incident: Incident) -> frozenset[str]:
    """The handles that the record names in its facts, for bases without people.yml."""
    data = incident.incident.data
    found = {text_of(data, key) for key in ("declared_by", "confirmed_by", "resolved_by")}
    found |= {*incident.authors, *incident.approved_by}
    found |= {held.who for held in incident.holdings} | {waiver.by for waiver in incident.waivers}
    found |= {item.owner for item in incident.action_items}
    found |= {entry.author for entry in incident.timeline}
    return frozenset(found - {""})


def _named(policy: Policy) -> frozenset[str]:
    """The headings that the policy makes public, with the older ones of the same question."""
    named = {heading.casefold() for heading in texts_of(policy.part("site"), "public_sections")}
    older = (
        also.casefold()
        for question in policy.questions
        if question.heading.casefold() in named
        for also in question.also
    )
    return frozenset(named | set(older))


def _facts(incident: Incident, policy: Policy, clean: Clean) -> dict[str, Any]:
    data = incident.incident.data
    facts = {key: value for key, value in data.items() if key in _PLAIN}
    facts |= {key: clean(text_of(data, key)) for key in _TEXTS if text_of(data, key)}
    impact = data.get("impact")
    if isinstance(impact, Mapping):
        facts["impact"] = {key: _cleaned(value, clean) for key, value in impact.items()}
    if own := _own_facts(data.get("extra"), policy, clean):
        facts["extra"] = own
    related = maps_of(data, "related")
    facts["related"] = [{key: text_of(entry, key) for key in ("id", "as")} for entry in related]
    return facts


def _own_facts(extra: object, policy: Policy, clean: Clean) -> dict[str, Any]:
    """The facts under `extra` that the policy declares `public: true`."""
    written = extra if isinstance(extra, Mapping) else {}
    public = [key for key, facts in policy.entries("extra") if facts.get("public") is True]
    return {
        key: [_cleaned(each, clean) for each in written[key]]
        if isinstance(written[key], list)
        else _cleaned(written[key], clean)
        for key in public
        if key in written
    }


def _cleaned(value: object, clean: Clean) -> object:
    return (
        clean(value) if isinstance(value, str) else value if isinstance(value, int | float) else ""
    )


def _postmortem(incident: Incident, named: frozenset[str], clean: Clean) -> Document | None:
    """The answers, once they are published: a draft is nothing for customers."""
    document = incident.postmortem
    if document is None or not incident.published:
        return None
    items = _promises(incident, clean) if ACTION_ITEMS.casefold() in named else ()
    facts: dict[str, Any] = {"status": "published", "action_items": list(items)}
    facts |= {key: document.data[key] for key in ("published_at", "causes") if key in document.data}
    return _document(document, facts, _section_texts(document, named, clean))


def _promises(incident: Incident, clean: Clean) -> Iterator[dict[str, Any]]:
    """What was promised and what was done, without whose it is, by when and where."""
    for item in incident.action_items:
        if item.state in _PROMISED:
            facts = {"id": item.id, "title": clean(item.title)}
            yield facts | {"type": item.type, "state": item.state}


def _section_texts(document: Document, named: frozenset[str], clean: Clean) -> str:
    """The named sections one after the other, each with those below it.

    The timeline is no text: its entries stand for it.
    """
    parts, end = [], 0
    for section in document.sections:
        name = section.heading.casefold()
        if name in named and name != TIMELINE.casefold() and section.start >= end:
            heading = f"{'#' * section.level} {section.heading}"
            parts.append(f"{clean(heading)}\n\n{clean(section.text).strip()}\n\n")
            end = section.end
    return "".join(parts)


def _document(document: Document, data: Mapping[str, Any], body: str) -> Document:
    """A document that holds this and nothing else, as if it had been written so."""
    sections = find_sections(body, 0, 1)
    return replace(document, text=body, data=data, values={}, keys={}, body_start=0, body_line=1,
                   sections=sections, defects=())  # fmt: skip


def _told(incident: Incident, clean: Clean) -> Iterator[Entry]:
    """What the public was told at the time, and when the phases began, without their words."""
    for entry in incident.timeline:
        if entry.kind == "update" and "status-page" in entry.words.get("to", "").split(","):
            yield replace(entry, author="", words={}, text=clean(entry.text))
        elif entry.kind in _PHASES:
            words = entry.words if entry.kind == "severity" else {}
            rungs = {key: words[key] for key in ("from", "to") if key in words}
            yield replace(entry, author="", words=rungs, text="")


def _is_in(attachment: Attachment, text: str) -> bool:
    """Whether a text that is shown names the file, whole."""
    name = re.escape(attachment.name)
    return re.search(rf"(?<![\w.-]){name}(?![\w-])", text) is not None
