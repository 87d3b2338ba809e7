"""A step on an incident's way, as the commands that move it on share it: which, when, by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postmortem_kb.cli._editing import at_option, by_option, read_author, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.edit import Edits
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project

_Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Step:
    """`at` is UTC; `by` is a handle, "" where nobody is known."""

    project: Project
    id: str
    at: datetime
    by: str

    @property
    def time(self) -> str:
        """When, for people: in the policy's zone and in UTC."""
        return shown(self.at, self.project.policy)

    def take(self, change: Callable[[Incident], Edits]) -> Incident:
        """Edit incident.md; gives the record after it. Raises `RecordError` in a wrong state."""
        from postmortem_kb.editing import edit_record

        return edit_record(self.project, self.id, change)


def step_options(*, open_first: bool = True) -> Callable[[_Function], _Function]:
    """`--by`, `--at`, `--as-of` and `-C`, for a command with the argument ID: it gets a `Step`.

    Where the command does not require ID, it means the one incident that is open.
    """

    def decorate(function: _Function) -> _Function:
        @wraps(function)
        def command(
            incident_id: str | None,
            by: str | None,
            at: str | None,
            as_of: str | None,
            directory: Path,
            **more: object,
        ) -> None:
            from postmortem_kb.cli._input import read_at

            project = open_project(directory, as_of)
            asked = incident_id and project.find(incident_id, open_first=open_first)
            found = asked or project.only_open()
            moment = read_at(at, project)
            function(Step(project, found.id, moment, read_author(by, project, moment)), **more)

        return by_option(at_option(as_of_option(project_option(command))))

    return decorate
