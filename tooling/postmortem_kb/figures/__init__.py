"""What the records add up to: the figures of many incidents, for `stats` and the insights page.

Only incidents that happened to us count: drills, external records and cancelled ones are in no
figure. Lengths are in seconds, ages in days. What a record does not tell is not known and is left
out of a figure, and every figure says how many records it comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from postmortem_kb.as_of import incident_as_of
from postmortem_kb.figures.deadlines import Deadlines, Silence, read_deadlines, read_silences
from postmortem_kb.figures.escalations import Escalations, read_escalations
from postmortem_kb.figures.items import Items, read_items
from postmortem_kb.figures.times import TimesOf, read_times_of
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy, incident_day

FEW = 5
"""With fewer records than this a median says little, and every reader of it is told so."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures as of `now` (UTC).

    `months` counts incidents by severity for each month (`2026-11`) from the first to the last,
    empty ones included. `times`, `deadlines` and `items` are of everything; `by_severity`,
    `by_service` and `by_quarter` (`2026-Q4`) give the times of each. `causes` and `services` are
    those of more than one incident, the most frequent first; `waivers` counts them by rule.
    """

    now: datetime
    count: int
    months: Mapping[str, Counter[str]]
    times: TimesOf
    by_severity: Mapping[str, TimesOf]
    by_service: Mapping[str, TimesOf]
    by_quarter: Mapping[str, TimesOf]
    deadlines: Deadlines
    deadlines_by_quarter: Mapping[str, Deadlines]
    items: Items
    items_by_quarter: Mapping[str, Items]
    causes: Sequence[tuple[str, int]]
    services: Sequence[tuple[str, int]]
    silences: Sequence[Silence]
    escalations: Escalations
    waivers: Sequence[tuple[str, int]]


def read_figures(incidents: Iterable[Incident], policy: Policy, now: datetime) -> Figures:
    """The figures of these incidents as they stood at `now` (UTC)."""
    then = (incident_as_of(i, now, policy.zone) for i in incidents if i.kind == "incident")
    counted = (i for i in then if i and i.status != "cancelled" and incident_day(i))
    found = sorted(counted, key=lambda incident: incident.id)
    quarters = _grouped(found, lambda incident: [quarter_of(incident)])
    severities = _grouped(found, lambda incident: [policy.highest_severity(incident)])
    services = _grouped(found, lambda incident: incident.services)
    ladder = [word for word in policy.severities if word in severities]
    return Figures(
        now=now,
        count=len(found),
        months=_months(found, policy),
        times=read_times_of(found),
        by_severity={word: read_times_of(severities[word]) for word in ladder},
        by_service={word: read_times_of(services[word]) for word in sorted(services)},
        by_quarter={quarter: read_times_of(some) for quarter, some in quarters.items()},
        deadlines=read_deadlines(found, policy, now),
        deadlines_by_quarter={q: read_deadlines(some, policy, now) for q, some in quarters.items()},
        items=read_items(found, policy, now),
        items_by_quarter={q: read_items(some, policy, now) for q, some in quarters.items()},
        causes=_recurring(cause for i in found for cause in dict.fromkeys(i.causes)),
        services=_recurring(service for i in found for service in dict.fromkeys(i.services)),
        silences=read_silences(found, policy, now),
        escalations=read_escalations(found, policy, now),
        waivers=Counter(waiver.rule for i in found for waiver in i.waivers).most_common(),
    )


def quarter_of(incident: Incident) -> str:
    """The quarter of the day that the id carries, as `2026-Q4`."""
    return f"{incident.id[:4]}-Q{(int(incident.id[5:7]) + 2) // 3}"


def _grouped(
    incidents: Iterable[Incident], words_of: Callable[[Incident], Iterable[str]]
) -> dict[str, list[Incident]]:
    groups: dict[str, list[Incident]] = {}
    for incident in incidents:
        for word in dict.fromkeys(words_of(incident)):
            groups.setdefault(word, []).append(incident)
    return groups


def _months(incidents: Sequence[Incident], policy: Policy) -> dict[str, Counter[str]]:
    """Every month from the first to the last incident, those without any included."""
    months = _grouped(incidents, lambda incident: [incident.id[:7]])
    if not months:
        return {}
    year, month = (int(part) for part in min(months).split("-"))
    found: dict[str, Counter[str]] = {}
    while (name := f"{year}-{month:02}") <= max(months):
        found[name] = Counter(policy.highest_severity(i) for i in months.get(name, ()))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def _recurring(words: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(words)
    found = [(word, count) for word, count in counts.items() if count > 1]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))
