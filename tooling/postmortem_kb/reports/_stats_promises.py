"""The panels on what was promised: deadlines, action items, updates, waivers."""

from __future__ import annotations

from postmortem_kb.figures import Figures
from postmortem_kb.figures.items import Items
from postmortem_kb.moment import format_duration
from postmortem_kb.reports._panel import Panel, Series
from postmortem_kb.reports._words import counted


def deadlines(figures: Figures) -> Panel:
    """Post-mortems in time, late with a reason, late, missing, by quarter."""
    found = {q: d for q, d in figures.deadlines_by_quarter.items() if d.judged}
    rows = tuple(
        (q, str(d.in_time), str(d.explained), str(d.late), str(d.missing)) for q, d in found.items()
    )
    values = {
        "in time": tuple(float(d.in_time) for d in found.values()),
        "late, explained": tuple(float(d.explained) for d in found.values()),
        "late": tuple(float(d.late) for d in found.values()),
        "missing": tuple(float(d.missing) for d in found.values()),
    }
    whole = figures.deadlines
    running = f"; {whole.running} not due yet" if whole.running else ""
    says = (
        f"{share(whole.share_in_time)} of the post-mortems due were published in time "
        f"({whole.in_time} of {whole.judged}){running}."
    )
    heads = ("Quarter", "In time", "Late, explained", "Late", "Missing")
    inks = ("good", "explained", "bad", "waiting")
    series = Series(tuple(found), values, stacked=True, inks=inks)
    return Panel("deadlines", "Deadlines kept", says, heads, rows, whole.judged, series)


def items(figures: Figures) -> Panel:
    """What became of action items, by the quarter of their incident."""
    found = {q: i for q, i in figures.items_by_quarter.items() if i.judged + i.waiting + i.dropped}
    rows = tuple((quarter, *_fates(of)) for quarter, of in found.items())
    values = {
        "done in time": tuple(float(i.in_time) for i in found.values()),
        "done late": tuple(float(i.late) for i in found.values()),
        "overdue": tuple(float(i.overdue) for i in found.values()),
        "not due yet": tuple(float(i.waiting) for i in found.values()),
    }
    whole = figures.items
    moved = f"; the date of {counted(whole.moved, 'item')} was moved" if whole.moved else ""
    says = (
        f"{share(whole.share_in_time)} of the action items due were finished in time "
        f"({whole.in_time} of {whole.judged}), by the date as it last stood{moved}."
    )
    heads = ("Incidents of", "In time", "Late", "Overdue", "Not due yet", "No date", "Dropped")
    inks = ("good", "explained", "bad", "waiting")
    series = Series(tuple(found), values, stacked=True, inks=inks)
    return Panel("items", "Action items finished", says, heads, rows, whole.judged, series)


def _fates(of: Items) -> tuple[str, ...]:
    counts = (of.in_time, of.late, of.overdue, of.waiting, of.undated + of.done, of.dropped)
    return tuple(str(count) for count in counts)


def ages(figures: Figures) -> Panel:
    """How old the open action items are."""
    age = figures.items.age
    rows = ((_days(age.median), _days(age.ninetieth), _days(max(age.values, default=None)),
             str(age.known)),) if age.known else ()  # fmt: skip
    says = f"{counted(figures.items.open, 'item')} open; half of them are older than "
    says += f"{_days(age.median)}, the oldest waits for {_days(max(age.values, default=None))}."
    heads = ("Median age", "90th percentile", "Oldest", "Known for")
    return Panel("ages", "Age of open action items", says, heads, rows, age.known)


def updates(figures: Figures) -> Panel:
    """Whether updates came as often as agreed while incidents were open."""
    rows = tuple(
        (s.title, f"{s.kept} of {s.count}", format_duration(s.longest) if s.longest else "none")
        for s in figures.silences
    )
    count = max((s.count for s in figures.silences), default=0)
    says = "In how many incidents no silence was longer than agreed, and the longest silence."
    heads = ("Updates", "Kept", "Longest silence")
    return Panel("updates", "Updates while it was open", says, heads, rows, count)


def pages(figures: Figures) -> Panel:
    """Whether somebody always answered, or the next in the chain was paged."""
    found = figures.escalations
    kept = found.pages - found.broken
    rows = ((str(found.pages), str(kept), str(found.broken), format_duration(found.longest)),)
    says = f"{counted(found.pages, 'page')} in {counted(found.incidents, 'incident')}; "
    says += f"the chain broke at {found.broken} of them." if found.broken else "no chain broke."
    heads = ("Pages", "Answered or passed on in time", "Chain broken", "Longest wait")
    shown = rows if found.pages else ()
    return Panel("pages", "Pages answered", says, heads, shown, found.incidents)


def waivers(figures: Figures) -> Panel:
    """Which rules were waived, and how often."""
    rows = tuple((rule, str(count)) for rule, count in figures.waivers)
    total = sum(count for _, count in figures.waivers)
    says = f"{counted(total, 'waiver')} in {counted(figures.count, 'incident')}."
    return Panel("waivers", "Rules waived", says, ("Rule", "Waivers"), rows, figures.count)


def share(found: float | None) -> str:
    """A share as a percentage; whole numbers, and never 100 % where one is missing."""
    if found is None:
        return "None"
    return f"{int(found * 100)} %"


def _days(days: float | None) -> str:
    return "not known" if days is None else counted(int(days), "day")
