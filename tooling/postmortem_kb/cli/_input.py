"""What people type, read: texts, times, people and words, each refused with what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from postmortem_kb.errors import UsageError
from postmortem_kb.moment import format_local, format_utc, parse_moment
from postmortem_kb.people import HANDLE
from postmortem_kb.printable import printable
from postmortem_kb.suggestion import did_you_mean

if TYPE_CHECKING:
    from postmortem_kb.policy import Policy
    from postmortem_kb.policy_parts import Role
    from postmortem_kb.project import Project

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}", re.ASCII)
_WORD = re.compile(r"([a-z][a-z0-9_]*)=([^\s=,]\S*)", re.ASCII)


def read_line(written: str, option: str, longest: int) -> str:
    """A text of one line without control characters."""
    stripped = written.strip()
    text = printable(" ".join(stripped.split("\t")))
    if "\n" in stripped or "\r" in stripped:
        raise UsageError(
            f"{option} has several lines", "say it in one; `postmortem log` takes the rest"
        )
    if not text:
        raise UsageError(f"{option} is empty", "say it in a few words")
    if len(text) > longest:
        message = f"{option} has {len(text)} characters; {longest} are the most"
        raise UsageError(message, "say it shorter; `postmortem log` takes the rest")
    return text


def read_text(written: str, option: str) -> str:
    """A text of one or several lines without control characters."""
    lines = written.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    text = "\n".join(printable(line.expandtabs(4)).rstrip() for line in lines)
    if not text.strip():
        raise UsageError(f"{option} is empty", "say what was seen or done")
    return text


def read_role(written: str, option: str, policy: Policy) -> Role:
    """A role of the policy by its word or an alias."""
    return policy.find_role(written) or policy.roles[known_word(written, option, policy.roles)]


def read_at(written: str | None, project: Project, option: str = "--at") -> datetime:
    """A time with its zone, or HH:MM of today in the policy's zone; now where none is given."""
    if written is None:
        return project.now.replace(microsecond=0)
    today = _clock_time(written, project, option)
    at = today or _stamp(written, option)
    if at > project.now:
        hint = f"HH:MM means today; for yesterday write {_day_before(at, project)}"
        hint = hint if today else "see its date, and its zone"
        raise UsageError(f"{option} {written} has not come yet: it is {_shown(project)}", hint)
    return at


def read_person(written: str | None, option: str, project: Project, at: datetime) -> str:
    """The handle of somebody who works here at that time; "" where none is given."""
    handle = (written or "").strip().removeprefix("@")
    if not handle and written is None:
        return ""
    if not handle:
        raise UsageError(f"{option} is empty", "name a person by their handle")
    people = project.people
    if not people:
        if not HANDLE.fullmatch(handle):
            hint = "a handle has small letters, digits and hyphens"
            raise UsageError(f"{option} {printable(written or '')} is no handle", hint)
        return handle
    if handle not in people:
        hint = did_you_mean(handle, people, "people.yml has")
        raise UsageError(f"people.yml knows no {printable(handle)!r} ({option})", hint)
    if people[handle].left_by(at.astimezone(project.policy.zone).date()):
        raise UsageError(f"{handle} has left on {people[handle].until} ({option})", "name another")
    return handle


def read_words(written: Iterable[str]) -> dict[str, str]:
    """`key=value` words of a timeline's line."""
    words: dict[str, str] = {}
    for each in written:
        match = _WORD.fullmatch(each)
        if match is None or printable(each) != each or each.endswith(":"):
            hint = "write it without blanks, such as --word confirmed_by=@ada"
            raise UsageError(f"--word {printable(each)} is not key=value", hint)
        words[match[1]] = match[2]
    return words


def read_slug(written: str, option: str) -> str:
    """A word in small letters, where no list says which there are."""
    if not _SLUG.fullmatch(written):
        hint = "write it in small letters, digits, `.`, `_` and `-`"
        raise UsageError(f"`{option}` cannot be `{printable(written)}`", hint)
    return written


def known_word(written: str, option: str, allowed: Iterable[str]) -> str:
    """One of the words allowed, whatever the case."""
    by_folded = {word.casefold(): word for word in allowed}
    found = by_folded.get(written.strip().casefold())
    if found is None:
        hint = did_you_mean(written, by_folded.values())
        raise UsageError(f"`{option}` cannot be `{printable(written)}`", hint)
    return found


def _stamp(written: str, option: str) -> datetime:
    moment = parse_moment(written.strip())
    if moment is None or not moment.exact:
        hint = "write HH:MM for today, or date, time and zone in full: 2026-11-21T10:00:00Z"
        raise UsageError(f"{option} {printable(written)} is no time with a zone", hint)
    return moment.at.replace(microsecond=0)


def _clock_time(written: str, project: Project, option: str) -> datetime | None:
    match = _CLOCK.fullmatch(written.strip())
    if match is None:
        return None
    zone = project.policy.zone
    today = project.now.astimezone(zone).date()
    local = datetime(today.year, today.month, today.day, int(match[1]), int(match[2]), tzinfo=zone)
    at = local.astimezone(UTC)
    click.echo(f"{option} {written} is {format_local(at, zone)}, {format_utc(at)}", err=True)
    return at


def _day_before(at: datetime, project: Project) -> str:
    """The same time of day on the day before, in the policy's zone."""
    local = at.astimezone(project.policy.zone).replace(tzinfo=None) - timedelta(days=1)
    return format_utc(local.replace(tzinfo=project.policy.zone).astimezone(UTC))


def _shown(project: Project) -> str:
    return f"{format_local(project.now, project.policy.zone)}, {format_utc(project.now)}"
