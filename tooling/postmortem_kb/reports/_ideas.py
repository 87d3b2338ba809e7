"""Ideas that keep coming back: what several incidents asked for, and nobody has done since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from postmortem_kb.action_item import ActionItem
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy, incident_day
from postmortem_kb.reports._links import record_link
from postmortem_kb.reports._week import Week
from postmortem_kb.similarity.titles import group_alike

_LATELY = timedelta(days=365)
_STILL_WANTED = ("idea", "committed")


@dataclass(frozen=True, slots=True)
class Mention:
    """An item that asked for it (`INCIDENT#a1`), and what became of it there."""

    incident: str
    name: str
    title: str
    state: str
    link: str


@dataclass(frozen=True, slots=True)
class Idea:
    """What items of several incidents asked for in nearly the same words, the newest first."""

    mentions: tuple[Mention, ...]

    @property
    def incidents(self) -> tuple[str, ...]:
        """The incidents that asked for it, the newest first."""
        return tuple(dict.fromkeys(mention.incident for mention in self.mentions))

    @property
    def keeps_coming_back(self) -> bool:
        """Whether it is wanted still, and was wanted before without being done there."""
        undone = {mention.incident for mention in self.mentions if mention.state != "done"}
        return self.mentions[0].state in _STILL_WANTED and len(undone) > 1


def iter_ideas(incidents: Iterable[Incident], policy: Policy, week: Week) -> Iterator[Idea]:
    """The ideas that came back within a year, those of the most incidents first."""
    newest_first = sorted(incidents, key=_day_and_id, reverse=True)
    known = [(each, item) for each in newest_first for item in each.action_items]
    lately = sum(_day_and_id(each)[0] >= week.today - _LATELY for each, _ in known)
    groups = group_alike([item.title for _, item in known], lately)
    ideas = (Idea(tuple(_mention(*known[at], policy) for at in group)) for group in groups)
    found = [idea for idea in ideas if idea.keeps_coming_back]
    yield from sorted(found, key=lambda idea: -len(idea.incidents))


def _day_and_id(incident: Incident) -> tuple[date, str]:
    return (incident_day(incident) or date.min, incident.id)


def _mention(incident: Incident, item: ActionItem, policy: Policy) -> Mention:
    name = f"{incident.id}#{item.id}"
    link = record_link(incident, policy, item=item.id)
    return Mention(incident.id, name, item.title, item.state, link)
