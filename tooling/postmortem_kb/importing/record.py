"""A draft as the two files of a record.

`incident.md` has the facts, the timeline, and what is left to mend; the body of `postmortem.md` is
the original, with what was lifted set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from postmortem_kb.importing.draft import Draft, DraftEntry, DraftItem
from postmortem_kb.importing.original import digest_of, set_aside
from postmortem_kb.importing.source import Form, Source
from postmortem_kb.yamlwriter import write_lines

TO_MEND = "To mend"
"""The heading in `incident.md` under which an import lists what it could not take."""

_FENCE = re.compile(r"^\s*(```+|~~~+)", re.MULTILINE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from: its path as a record names it, and its commit if that is known."""

    path: str
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a record's two files."""

    incident: str
    postmortem: str


def write_record(
    draft: Draft,
    source: Source,
    raw: bytes,
    origin: Origin,
    *,
    visibility: str = "internal",
    severity: str = "",
    people: Mapping[str, str] = MappingProxyType({}),
) -> Texts:
    """The texts of the record; `severity` and `people` are words of this repository's own."""
    digest = digest_of(raw)
    facts: dict[str, Any] = {
        "title": draft.title,
        "severity": severity,
        "status": "resolved",
        "kind": "incident",
        "visibility": visibility,
        "tags": list(draft.tags),
        **dict(sorted(draft.stamps.items(), key=lambda pair: _STAMPS.index(pair[0]))),
        "imported_from": _imported_from(origin, digest, source.form),
    }
    items = [_item(n, item, people) for n, item in enumerate(draft.items, 1)]
    told = {"status": "published", "authors": [], "causes": [], "action_items": items}
    return Texts(
        _file(
            {key: value for key, value in facts.items() if value},
            _incident_body(draft, severity, people),
        ),
        _file(told, f"\n{set_aside(source.text, digest, draft.asides)}"),
    )


def form_of(imported_from: Mapping[str, Any]) -> Form:
    """The form of the original that `imported_from` names."""
    encoding, ends = imported_from.get("encoding"), imported_from.get("line_ends")
    return Form(str(encoding or "utf-8"), str(ends or "lf"))


_STAMPS = (
    "declared_at",
    "started_at",
    "detected_at",
    "reported_at",
    "acknowledged_at",
    "mitigated_at",
    "resolved_at",
)


def _file(facts: Mapping[str, Any], body: str) -> str:
    return "\n".join(["---", *write_lines(facts), "---", body])


def _imported_from(origin: Origin, digest: str, form: Form) -> dict[str, str]:
    said = {"path": origin.path, "commit": origin.commit, "sha256": digest}
    said["encoding"] = "" if form.encoding == "utf-8" else form.encoding
    said["line_ends"] = "" if form.line_ends == "lf" else form.line_ends
    return {key: value for key, value in said.items() if value}


def _item(number: int, item: DraftItem, people: Mapping[str, str]) -> dict[str, Any]:
    said = {
        "id": f"a{number}",
        "title": item.title,
        "state": "done" if item.done else "idea",
        "owner": _handle(item, people),
        "ticket": "".join(c for c in item.ticket if c.isprintable()),
    }
    return {key: value for key, value in said.items() if value}


def _incident_body(draft: Draft, severity: str, people: Mapping[str, str]) -> str:
    parts = [""]
    if draft.entries:
        parts += ["## Timeline", "", *map(_entry, draft.entries), ""]
    mends = list(_to_mend(draft, severity, people))
    if mends:
        parts += [f"## {TO_MEND}", "", *mends, ""]
    return "\n".join(parts)


def _entry(entry: DraftEntry) -> str:
    first, *more = _closed(_UNSEEN.sub("", entry.text)).split("\n")
    text = f"({entry.written}) {first}" if entry.written and entry.stamp else first
    head = f"- {entry.stamp or entry.written or '(no time)'}:"
    lines = [f"{head} {text}".rstrip(), *(f"  {line}".rstrip() for line in more)]
    return "\n".join(lines)


def _closed(text: str) -> str:
    """A text whose code ends, so that it does not swallow the entries below."""
    opened = ""
    for fence in _FENCE.findall(text):
        opened = "" if opened and fence.startswith(opened) else opened or fence
    return f"{text}\n{opened}" if opened else text


def _to_mend(draft: Draft, severity: str, people: Mapping[str, str]) -> Iterator[str]:
    if draft.severity and not severity:
        said = f"the severity is said to be `{_plain(draft.severity)}`"
        yield f"- line {draft.severity_line}: {said}: write `severity` in the policy's words"
    for item in draft.items:
        owner = "" if _handle(item, people) else item.owner
        words = [f"{key} `{_plain(v)}`" for key, v in (("owner", owner), ("due", item.due)) if v]
        if words:
            yield f"- line {item.line}: {' and '.join(words)}, in the report's own words"
    for found in draft.found:
        yield f"- line {found.line}: {_plain(found.message)}"


def _handle(item: DraftItem, people: Mapping[str, str]) -> str:
    """The handle that the mapping gives for the owner's name; "" where it gives none."""
    return people.get(" ".join(item.owner.lstrip("@").casefold().split()), "")


def _plain(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())
