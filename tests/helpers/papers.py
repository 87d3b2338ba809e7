"""Documents of a sound record, for tests of how they are printed."""

from __future__ import annotations

from pathlib import Path

from postmortem_kb.incident import Incident
from postmortem_kb.moment import parse_moment
from postmortem_kb.people import read_people
from postmortem_kb.reports.documents import Report, write
from tests.helpers.records import NOW, policy_of, sound

PEOPLE = read_people({"ada": {"name": "Ada", "mail": "ada@example.org"}})


def written(kind: str, policy: str = "", record: Incident | None = None) -> Report:
    """A document by the shipped template."""
    moment = parse_moment(NOW)
    assert moment is not None
    incident = record or sound()
    return write(
        incident, kind, root=Path("nowhere"), policy=policy_of(policy), people=PEOPLE, now=moment.at
    )
