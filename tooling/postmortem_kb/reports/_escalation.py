"""The pattern that is escalated: promises were made, weeks have passed, and none has shipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.reports._links import record_link
from postmortem_kb.reports._promises import Promise
from postmortem_kb.reports._week import Week

_PATTERN = 2


@dataclass(frozen=True, slots=True)
class Escalation:
    """An incident, service, cause or team (`kind`, `name`) none of whose items has shipped.

    `title` and `link` are those of an incident, and "" for the others. `incidents` are those
    concerned, oldest first; `items` were promised, `open_items` still are. `weeks` is how many
    have passed since the first of their post-mortems was published.
    """

    kind: str
    name: str
    title: str
    link: str
    incidents: tuple[str, ...]
    items: int
    open_items: int
    weeks: int


def iter_escalations(
    incidents: Iterable[Incident], promises: Iterable[Promise], policy: Policy, week: Week
) -> Iterator[Escalation]:
    """Incidents published longer ago than the policy's weeks, then services, causes and teams.

    A service, cause or team is a pattern from the second such incident on.
    """
    ripe = {incident.id: incident for incident in incidents if _is_ripe(incident, policy, week)}
    groups: dict[tuple[str, str], list[Promise]] = defaultdict(list)
    for promise in promises:
        if promise.incident in ripe:
            for group in _groups(ripe[promise.incident], promise):
                groups[group].append(promise)
    order = ("incident", "service", "cause", "team")
    for kind, name in sorted(groups, key=lambda group: (order.index(group[0]), group[1])):
        found = _escalation(kind, name, groups[kind, name], ripe, policy, week)
        if found.open_items and not _shipped(groups[kind, name]) and _is_pattern(found):
            yield found


def _is_ripe(incident: Incident, policy: Policy, week: Week) -> bool:
    weeks = policy.part("action_items").get("escalate_after_weeks")
    published = incident.publication
    if published is None or not isinstance(weeks, int):
        return False
    return week.now - published >= timedelta(weeks=weeks)


def _groups(incident: Incident, promise: Promise) -> Iterator[tuple[str, str]]:
    yield ("incident", incident.id)
    yield from (("service", service) for service in incident.services)
    yield from (("cause", cause) for cause in incident.causes)
    if promise.team:
        yield ("team", promise.team)


def _escalation(
    kind: str,
    name: str,
    promises: list[Promise],
    ripe: Mapping[str, Incident],
    policy: Policy,
    week: Week,
) -> Escalation:
    concerned = sorted({promise.incident for promise in promises})
    published = (ripe[incident].publication for incident in concerned)
    first = min(filter(None, published), default=week.now)
    return Escalation(
        kind=kind,
        name=name,
        title=ripe[name].title if kind == "incident" else "",
        link=record_link(ripe[name], policy) if kind == "incident" else "",
        incidents=tuple(concerned),
        items=len(promises),
        open_items=sum(promise.state == "committed" for promise in promises),
        weeks=(week.now - first) // timedelta(weeks=1),
    )


def _shipped(promises: list[Promise]) -> bool:
    return any(promise.state == "done" for promise in promises)


def _is_pattern(found: Escalation) -> bool:
    return found.kind == "incident" or len(found.incidents) >= _PATTERN
