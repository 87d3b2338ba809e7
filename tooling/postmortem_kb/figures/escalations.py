"""Whether somebody always answered: the pages of many incidents, and the chains that broke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from postmortem_kb.escalation import read_pages
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy


@dataclass(frozen=True, slots=True)
class Escalations:
    """Pages of which the chain allows some minutes: how many, in how many incidents, how many
    broke the chain, and the longest wait in seconds."""

    pages: int
    incidents: int
    broken: int
    longest: float


def read_escalations(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Escalations:
    """The pages of some incidents as of `now` (UTC)."""
    found = [list(read_pages(incident, policy, now)) for incident in incidents]
    judged = [[page for page in pages if page.minutes is not None] for pages in found]
    every = [page for pages in judged for page in pages]
    return Escalations(
        pages=len(every),
        incidents=sum(1 for pages in judged if pages),
        broken=sum(page.broken for page in every),
        longest=max((page.waited for page in every), default=0),
    )
