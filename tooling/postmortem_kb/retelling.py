"""The use case behind `timeline import`: reads what was said in a chat, and adds what is taken."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from postmortem_kb.edit import Edits
from postmortem_kb.editing import edit_record
from postmortem_kb.errors import RecordError, UsageError
from postmortem_kb.importing.chatlog import read_log
from postmortem_kb.importing.proposal import read_proposal
from postmortem_kb.importing.slack import (
    Channel,
    Message,
    names_of,
    read_messages,
    unreadable,
)
from postmortem_kb.importing.source import decode
from postmortem_kb.importing.words import Zone, shipped_words
from postmortem_kb.incident import Incident
from postmortem_kb.project import Project

_MOST = 50_000_000
"""Bytes: no channel of one incident is larger."""


@dataclass(frozen=True, slots=True)
class Export:
    """What was exported, and what of it could not be read."""

    messages: tuple[Message, ...]
    unreadable: int = 0


def read_export(
    path: Path,
    project: Project,
    *,
    base: str = "",
    zone: ZoneInfo | None = None,
    day: date | None = None,
    near: date | None = None,
) -> Export:
    """A channel's folder, a thread in JSON, or a plain chat log.

    `base` is the channel's address, for links; `zone` and `day` are those of a log that names none,
    `near` is the day of the incident.
    Raises `UsageError` for what is no such thing, or holds no message.
    """
    if path.is_dir() or path.suffix.casefold() == ".json":
        export = _slack(path, project, base)
    else:
        export = _plain(path, zone, day, near)
    if not export.messages:
        message = f"`{path}` holds no message that can be read"
        raise UsageError(message, "name a channel's folder, a thread in JSON, or a chat log")
    return export


def take(project: Project, incident_id: str, proposal: str) -> tuple[Incident, int]:
    """Add what the proposal takes; gives the record after it, and how many lines are new."""
    count = 0

    def change(incident: Incident) -> Edits:
        nonlocal count
        entries = read_proposal(proposal, incident)
        count = len(entries)
        return entries

    return edit_record(project, incident_id, change), count


def _slack(path: Path, project: Project, base: str) -> Export:
    days = sorted(p for p in path.glob("*.json") if p.is_file()) if path.is_dir() else [path]
    folders = (path, path.parent) if path.is_dir() else (path.parent, path.parent.parent)
    users = next((f for f in (folder / "users.json" for folder in folders) if f.is_file()), None)
    handles = {p.mail.casefold(): p.handle for p in (project.people or {}).values() if p.mail}
    names = names_of(_listed(_load(users)), handles) if users else {}
    channel = Channel(names, base)
    loaded = [_load(file) for file in days if file.name not in ("users.json", "channels.json")]
    messages = [message for one in loaded for message in read_messages(one, channel)]
    return Export(tuple(messages), sum(unreadable(one) for one in loaded))


def _listed(users: Any) -> list[Any]:
    return users if isinstance(users, list) else []


def _load(path: Path) -> Any:
    try:
        return json.loads(_read(path))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"`{path}` is no JSON", "export the channel again") from error


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise UsageError(
                f"`{path}` is larger than 50 MB", "export the day of the incident alone"
            )
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"`{path}` cannot be read: {error.strerror}", "name a file") from error


def _plain(path: Path, zone: ZoneInfo | None, day: date | None, near: date | None) -> Export:
    given = Zone(zone.key, zone) if zone else None
    try:
        text = decode(_read(path)).text
    except RecordError as refused:
        raise UsageError(f"`{path}`: {refused.message}", refused.hint) from refused
    log = read_log(text, shipped_words(), given, day, near)
    if log.timed and not log.messages:
        message = f"the times in `{path}` have no zone or no day"
        raise UsageError(message, "say which: --timezone Europe/Berlin --day 2026-11-03")
    return Export(log.messages, log.unreadable)
