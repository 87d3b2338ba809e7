"""The sentence with which the weekly report begins."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.reports._words import counted, shown_time
from postmortem_kb.reports.overdue import Report

# In front of the way to the board of the site, where there is one.
BOARD = "Everything that is promised:", "the board of action items"
# More is no sentence that somebody takes in.
_MOST_NEWS = 4


def verdict(report: Report) -> str:
    """What a manager needs to know, in one sentence."""
    found = list(_bad_news(report))
    if found:
        more = ["and more below"] if len(found) > _MOST_NEWS else []
        said = "; ".join(found[:_MOST_NEWS] + more)
        return f"{said[0].upper()}{said[1:]}."
    # A post-mortem whose lateness is explained is no bad news, and not in time either.
    good = "No action item is overdue" if report.missing else "Nothing is overdue"
    if report.open_items is None:
        return f"{good}."
    if report.open_items:
        open_items = counted(report.open_items, "action item is", "action items are")
        return f"{good}; {open_items} open, and each is in time."
    return f"{good} and nothing is promised."


def standing(report: Report) -> str:
    """As of when that holds, what it leaves out, and whether the week before was told."""
    said = [f"As of {shown_time(report.week.now, report.week.zone)}"]
    if report.later:
        incidents = counted(report.later, "incident has", "incidents have")
        said.append(f"{incidents} facts dated later, which do not count")
        said.append("Owners, tickets and texts have no date and are as the files have them")
    if report.missed:
        said.append(f"The report of {report.missed} was not delivered")
    return f"{'. '.join(said)}."


def _bad_news(report: Report) -> Iterator[str]:
    if report.overdue:
        worst = counted(max(item.days_overdue for item in report.overdue), "day")
        items = counted(len(report.overdue), "action item is", "action items are")
        yield f"{items} overdue, the longest by {worst}"
    for count, one, several, said in _counts(report):
        if count:
            yield said.format(counted(count, one, several))


def _counts(report: Report) -> Iterator[tuple[int, str, str, str]]:
    """How many of what, and the words around it; what is explained is no bad news."""
    missing = sum(not deadline.explained for deadline in report.missing)
    stuck = sum(escalation.kind == "incident" for escalation in report.escalations)
    late = sum(not deadline.explained for deadline in report.late)
    lacks = ("committed item lacks", "committed items lack", "{} an owner, a ticket or a date")
    lingers = ("incident is", "incidents are", "{} mitigated and not resolved")
    yield len(report.unread), "post-mortem", "post-mortems", "{} cannot be read"
    yield missing, "post-mortem is", "post-mortems are", "{} past the deadline"
    yield len(report.incomplete), *lacks
    yield stuck, "incident", "incidents", "in {} no item has shipped for weeks"
    yield len(report.of_leavers), "item belongs", "items belong", "{} to people who have left"
    yield late, "deadline was", "deadlines were", "{} missed since the last report"
    yield len(report.lingering), *lingers
