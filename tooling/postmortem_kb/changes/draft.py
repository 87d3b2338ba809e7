"""The first words of a post-mortem: what the incident's record says already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from postmortem_kb.document import text_of
from postmortem_kb.errors import RecordError
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration, format_local

_STAMPS = (
    ("started_at", "Started"),
    ("detected_at", "Detected"),
    ("reported_at", "Reported"),
    ("acknowledged_at", "Acknowledged"),
    ("declared_at", "Declared"),
    ("mitigated_at", "Mitigated"),
    ("resolved_at", "Resolved"),
)
_IMPACT = (
    ("who", "Who was hit"),
    ("how", "How"),
    ("customers", "Customers"),
    ("data_loss", "Data loss"),
)
_DETECTED_BY = {
    "alert": "An alert told us.",
    "staff": "Somebody of ours noticed.",
    "customer": "A customer told us.",
    "third-party": "A third party told us.",
}
WANTED = {
    "summary": ("summary",),
    "impact": ("impact",),
    "solution": ("solution",),
    "detection": ("detected_at", "detected_by"),
    "timeline": ("started_at", "detected_at", "mitigated_at", "resolved_at"),
}
"""The keys of incident.md that each kind of prefilling takes its facts from."""


def require_draftable(incident: Incident) -> None:
    """Refuse a post-mortem that is there already, or that nobody owes."""
    if incident.postmortem is not None:
        message = f"{incident.postmortem.path} is there already and is not overwritten"
        raise RecordError(message, "edit it, or delete it first")
    if incident.kind == "external" or incident.status == "cancelled":
        state = "external" if incident.kind == "external" else "cancelled"
        raise RecordError(
            f"{incident.id} is {state}: no post-mortem is written of it", "nothing was changed"
        )
    if incident.covered_by:
        message = f"the post-mortem of {incident.covered_by} covers {incident.id} too"
        raise RecordError(message, f"edit that one, or take `covered_by` out of {incident.id}")


def first_facts(authors: tuple[str, ...]) -> dict[str, Any]:
    """The front matter of the new `postmortem.md`."""
    return {"status": "draft", "authors": list(authors), "causes": [], "action_items": []}


def prefilled(incident: Incident, prefill: str, zone: tzinfo) -> str:
    """What the record says on one question, in Markdown; "" where it says nothing."""
    return _PREFILLS[prefill](incident, zone) if prefill in _PREFILLS else ""


def missing_facts(incident: Incident, prefills: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that would have filled something in and that nobody gave."""
    keys = dict.fromkeys(key for prefill in prefills for key in WANTED.get(prefill, ()))
    return tuple(key for key in keys if not incident.incident.data.get(key))


def _summary(incident: Incident, _zone: tzinfo) -> str:
    return _one_line(incident.summary)


def _solution(incident: Incident, _zone: tzinfo) -> str:
    return _one_line(incident.solution)


def _impact(incident: Incident, _zone: tzinfo) -> str:
    impact = incident.incident.data.get("impact")
    facts = impact if isinstance(impact, Mapping) else {}
    said = ((title, text_of(facts, key)) for key, title in _IMPACT)
    return "\n".join(f"- {title}: {_one_line(text)}" for title, text in said if text)


def _detection(incident: Incident, zone: tzinfo) -> str:
    detected = incident.moment("detected_at")
    how = _DETECTED_BY.get(text_of(incident.incident.data, "detected_by"), "")
    when = f"Detected {_when(detected.at, zone)}." if detected and detected.exact else ""
    return " ".join(part for part in (when, how) if part)


def _timeline(incident: Incident, zone: tzinfo) -> str:
    rows = list(_rows(incident, zone))
    head = ["| What | When | After the start |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows]) if rows else ""


def _rows(incident: Incident, zone: tzinfo) -> Iterator[str]:
    start = incident.moment("started_at")
    for name, title in _STAMPS:
        moment = incident.moment(name)
        if moment is None or not moment.exact:
            continue
        known = start is not None and start.exact and name != "started_at"
        after = format_duration((moment.at - start.at).total_seconds()) if start and known else ""
        yield f"| {title} | {_when(moment.at, zone)} | {after} |"


def _when(at: datetime, zone: tzinfo) -> str:
    """In the policy's zone and in UTC."""
    local = format_local(at, zone)
    return local if local.endswith(" UTC") else f"{local} ({at:%H:%M} UTC)"


def _one_line(text: str) -> str:
    """Text of a fact as a paragraph: on one line, and no heading, list or comment by its start."""
    line = " ".join(text.split())
    return f"\\{line}" if line.startswith(("#", "<", "-", "*", "+", ">", "`", "~", "|")) else line


_PREFILLS: Mapping[str, Callable[[Incident, tzinfo], str]] = {
    "summary": _summary,
    "impact": _impact,
    "solution": _solution,
    "detection": _detection,
    "timeline": _timeline,
}
