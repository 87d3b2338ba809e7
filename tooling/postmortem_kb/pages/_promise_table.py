"""Action items of many records as one table, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element, join, outward
from postmortem_kb.pages._labels import badge, incident_link, person, word_link
from postmortem_kb.pages._page import Setting, slug_of
from postmortem_kb.pages._sortable import Cell, Column, sortable
from postmortem_kb.reports._promises import Promise, by_urgency, iter_promises
from postmortem_kb.reports._week import Week
from postmortem_kb.reports._words import times

LATELY = 90
"""For how many days an item that is done or dropped stays on the board."""
_COLUMNS = (
    Column("Item"),
    Column("Owner", choices=True),
    Column("Team", choices=True),
    Column("Services", choices=True),
    Column("Due"),
    Column("State", choices=True),
    Column("Ticket"),
)
_FOR_CUSTOMERS = ("Item", "Services", "State")
_BADGES = {"overdue": "late", "due soon": "status-mitigated", "done": "item-done"}


def board(setting: Setting) -> list[Promise]:
    """What is promised, and what was done or dropped lately, in the order of urgency."""
    week = Week(setting.now, setting.policy.zone)
    counted = (found for found in setting.own if found.kind == "incident")
    found = iter_promises(counted, setting.policy, setting.people, week)
    shown = (p for p in found if p.state == "committed" or _is_recent(p, week))
    return sorted(shown, key=lambda p: (p.state != "committed", by_urgency(p)))


def state_of(promise: Promise, setting: Setting) -> str:
    """The word for how a promise stands: overdue, due soon, later, no date, done, dropped.

    Customers see no days: to them what is not done is planned.
    """
    if promise.state != "committed":
        return promise.state
    if not setting.whole:
        return "planned"
    if promise.days_overdue:
        return "overdue"
    if promise.due is None:
        return "no date"
    week = Week(setting.now, setting.policy.zone)
    return "due soon" if week.is_coming(promise.due) else "later"


def promise_table(
    promises: Iterable[Promise],
    setting: Setting,
    root: str,
    *,
    things: str = "items",
    without: str = "",
) -> Html:
    """The items as a table; empty where there are none. Without `things` nobody can filter it.

    `without` is a column that would say the same of every row.
    """
    titles = {c.title for c in _COLUMNS} if setting.whole else set(_FOR_CUSTOMERS)
    at = [p for p, c in enumerate(_COLUMNS) if c.title in titles and c.title != without]
    found = (_row(promise, setting, root) for promise in promises)
    rows = [[row[position] for position in at] for row in found]
    columns = [_COLUMNS[position] for position in at]
    return sortable(columns, rows, things, class_="kb-promise-table") if rows else Html("")


def _is_recent(promise: Promise, week: Week) -> bool:
    day = promise.done or promise.dropped
    return day is not None and 0 <= (week.today - day).days <= LATELY


def _row(promise: Promise, setting: Setting, root: str) -> Sequence[Cell]:
    incident = setting.by_id[promise.incident]
    titles = {word: _service(word, setting) for word in incident.services}
    services = join((word_link("services", w, t, root) for w, t in titles.items()), ", ")
    owner = person(promise.owner, setting) if promise.owner else _nobody()
    name = setting.people[promise.owner].name if promise.owner in setting.people else promise.owner
    team = word_link("teams", promise.team, promise.team, root) if promise.team else Html("")
    state = state_of(promise, setting)
    ticket = outward(promise.ticket_link, promise.ticket) if promise.ticket_link else promise.ticket
    return [
        Cell(_item(promise, incident, root), promise.title),
        Cell(owner, name, (name or "nobody",)),
        Cell(team, promise.team, (promise.team,)),
        Cell(services, " ".join(titles.values()), tuple(titles.values())),
        Cell(join(_due(promise)), str(promise.due or "")),
        Cell(_state(promise, state), state, (state,)),
        Cell(ticket, promise.ticket),
    ]


def _item(promise: Promise, incident: Incident, root: str) -> Html:
    address = f"{root}incidents/{incident.id}/#item-{slug_of(promise.item)}"
    title = element("a", promise.title, href=address, class_="kb-incidents__title")
    left = [promise.priority and f"{promise.priority} priority", promise.severity]
    facts = " · ".join(word for word in left if word)
    whole = element("span", facts, class_="kb-nowrap")
    of = element("span", incident_link(incident, root), [" · ", whole] if facts else None,
                 class_="kb-small")  # fmt: skip
    return join([title, of])


def _due(promise: Promise) -> Iterator[Html]:
    if promise.due:
        yield element("time", str(promise.due))
    if promise.moves and promise.due_first:
        moved = f"moved {times(promise.moves)}, first {promise.due_first}"
        yield element("span", moved, class_="kb-small")


def _state(promise: Promise, state: str) -> Html:
    days = promise.days_overdue
    late = f"for {days} day{'' if days == 1 else 's'}" if days else ""
    missing = f"no {', no '.join(promise.missing)}" if promise.missing else ""
    left = "its owner has left" if promise.left and promise.state == "committed" else ""
    notes = [element("span", said, class_="kb-small") for said in (late, missing, left) if said]
    return join([badge(state, _BADGES.get(state, f"item-{slug_of(promise.state)}")), *notes])


def _service(word: str, setting: Setting) -> str:
    return str(setting.services.get(word, {}).get("title") or word)


def _nobody() -> Html:
    return element("span", "nobody", class_="kb-unknown")
