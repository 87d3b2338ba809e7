"""Who is at the keyboard, as far as git and people.yml can tell."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from postmortem_kb.people import Person

_SECONDS = 5


def handle_of_author(root: Path, people: Mapping[str, Person] | None, day: date) -> str:
    """The handle of whom git would name as author; "" where people.yml has nobody of that mail."""
    mail = _author_mail(root).casefold() if people else ""
    for person in (people or {}).values():
        if mail and person.mail.casefold() == mail and not person.left_by(day):
            return person.handle
    return ""


def _author_mail(root: Path) -> str:
    try:
        done = subprocess.run(
            ["git", "var", "GIT_AUTHOR_IDENT"],
            cwd=root,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    ident = done.stdout.decode("utf-8", "replace")
    return ident.partition("<")[2].partition(">")[0].strip()
