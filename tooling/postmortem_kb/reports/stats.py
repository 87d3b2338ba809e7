"""The figures in words: each as a panel with a sentence, a table, and what can be drawn of it.

The terminal prints the sentence and the table; the site draws the series above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from postmortem_kb.document import text_of
from postmortem_kb.figures import Figures, read_figures
from postmortem_kb.figures.times import Spread, TimesOf
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration
from postmortem_kb.policy import Policy
from postmortem_kb.reports import _stats_promises as promises
from postmortem_kb.reports._panel import Panel, Series
from postmortem_kb.reports._words import counted

HOUR = 3600
_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures, and what a reader is shown of them."""

    figures: Figures
    policy: Policy
    panels: tuple[Panel, ...]


def collect(
    incidents: Iterable[Incident],
    policy: Policy,
    services: Mapping[str, Mapping[str, Any]],
    now: datetime,
) -> Stats:
    """The figures of these incidents as of `now` (UTC)."""
    figures = read_figures(incidents, policy, now)
    titles = {word: text_of(facts, "title") or word for word, facts in services.items()}
    return Stats(figures, policy, tuple(_iter_panels(figures, policy, titles)))


def _iter_panels(figures: Figures, policy: Policy, titles: Mapping[str, str]) -> Iterator[Panel]:
    """Every panel that has something to say."""
    if not figures.count:
        return
    panels = (
        _months(figures, policy),
        _times("detect", "Time to detect", "From the start until it was noticed", figures),
        _times("resolve", "Time to resolve", "From the start until it was over", figures),
        _by("severity", "Times by severity", figures.by_severity),
        _by("service", "Times by service", _titled(figures.by_service, titles)),
        promises.deadlines(figures),
        promises.items(figures),
        promises.ages(figures),
        _recurring("causes", "Causes that come back", figures.causes, _causes(policy)),
        _recurring("services", "Services that fail again", figures.services, titles),
        promises.updates(figures),
        promises.pages(figures),
        promises.waivers(figures),
    )
    yield from (panel for panel in panels if panel.rows)


def _titled(found: Mapping[str, TimesOf], titles: Mapping[str, str]) -> dict[str, TimesOf]:
    return {titles.get(word, word): times for word, times in found.items()}


def _causes(policy: Policy) -> dict[str, str]:
    return {word: facts.title for word, facts in policy.words("causes").items()}


def _months(figures: Figures, policy: Policy) -> Panel:
    months = list(figures.months)[-_MONTHS:]
    used = {word for month in months for word in figures.months[month]}
    ladder = [word for word in policy.severities if word in used]
    ladder += sorted(used - set(ladder))
    totals = {month: figures.months[month].total() for month in months}
    most, shown = max(totals.values()), sum(totals.values())
    busiest = [month for month, total in totals.items() if total == most]
    says = f"{counted(shown, 'incident')} from {months[0]} to {months[-1]}"
    also = f"; most in {busiest[0]} ({most})." if len(busiest) == 1 < len(months) else "."
    rows = tuple(
        (month, *(str(counts[word]) for word in ladder), str(counts.total()))
        for month, counts in ((month, figures.months[month]) for month in months)
    )
    values = {
        word or "no severity": tuple(float(figures.months[m][word]) for m in months)
        for word in ladder
    }
    heads = ("Month", *(word or "no severity" for word in ladder), "All")
    ranks = (min(policy.severities[w].rank, 5) if w in policy.severities else 5 for w in ladder)
    inks = tuple(f"severity-{rank}" for rank in ranks)
    series = Series(tuple(months), values, stacked=True, inks=inks)
    title = "Incidents by month and severity"
    return Panel("months", title, says + also, heads, rows, figures.count, series)


def _times(which: Literal["detect", "resolve"], title: str, means: str, figures: Figures) -> Panel:
    whole: Spread = getattr(figures.times, which)
    by_quarter = {q: getattr(times, which) for q, times in figures.by_quarter.items()}
    found = {quarter: times for quarter, times in by_quarter.items() if times.known}
    rows = tuple((quarter, *_spread(times)) for quarter, times in found.items())
    values = {
        "median": tuple(_hours(times.median) for times in found.values()),
        "90th percentile": tuple(_hours(times.ninetieth) for times in found.values()),
    }
    says = f"{means}: {_said(whole, figures.count)}."
    heads = ("Quarter", "Median", "90th percentile", "Known for")
    series = Series(tuple(found), values, "hours")
    return Panel(f"time-to-{which}", title, says, heads, rows, whole.known, series)


def _by(kind: str, title: str, found: Mapping[str, TimesOf]) -> Panel:
    """Detect and resolve side by side; in the order given, which is no ranking."""
    rows = tuple(
        (word or f"no {kind}", str(times.count), *_spread(times.detect), *_spread(times.resolve))
        for word, times in found.items()
    )
    heads = (
        kind.capitalize(), "Incidents", "Detected in", "90th %", "of",
        "Resolved in", "90th %", "of",
    )  # fmt: skip
    known = sum(times.resolve.known for times in found.values())
    says = f"For each {kind} the median and the 90th percentile, of as many as they are known for."
    return Panel(f"times-by-{kind}", title, says, heads, rows, known)


def _recurring(
    id_: str, title: str, found: Sequence[tuple[str, int]], titles: Mapping[str, str]
) -> Panel:
    rows = tuple((titles.get(word) or word, str(count)) for word, count in found)
    series = Series(tuple(row[0] for row in rows),
                    {"incidents": tuple(float(count) for _, count in found)})  # fmt: skip
    known = sum(count for _, count in found)
    heads = (title.split()[0].rstrip("s"), "Incidents")
    return Panel(id_, title, _most_named(rows), heads, rows, known, series)


def _most_named(rows: Sequence[tuple[str, str]]) -> str:
    most = [word for word, count in rows if count == rows[0][1]]
    if len(most) == 1:
        return f"{most[0]} is named by {rows[0][1]} incidents, more than any other."
    if len(most) == 2:
        return f"{' and '.join(most)} are named most, by {rows[0][1]} incidents each."
    return f"{len(most)} are named most, by {rows[0][1]} incidents each." if most else ""


def _spread(found: Spread) -> tuple[str, str, str]:
    return _length(found.median), _length(found.ninetieth), str(found.known)


def _length(seconds: float | None) -> str:
    return "not known" if seconds is None else format_duration(seconds)


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / HOUR, 2)


def _said(found: Spread, count: int) -> str:
    known = f"known for {found.known} of {counted(count, 'incident')}"
    if found.known < 2:
        return f"{_length(found.median)}, {known}" if found.known else known
    middle = f"half within {_length(found.median)}, nine in ten within {_length(found.ninetieth)}"
    return f"{middle}, {known}"
