"""The board of everything promised: overdue, due soon, later, done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from postmortem_kb.pages._html import Html, element, join, listed
from postmortem_kb.pages._labels import as_of_line, word_link
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._paging import parts_of, titled, ways
from postmortem_kb.pages._promise_table import LATELY, board, promise_table, state_of
from postmortem_kb.reports._promises import Promise

_LEAD = (
    "Everything that post-mortems promised, the most urgent first; "
    f"what was done or dropped stays for {LATELY} days."
)
_FOR_CUSTOMERS = "What is promised after incidents, and not yet done."
_FIGURES = ("overdue", "due soon", "later", "no date", "planned", "done")


def pages(setting: Setting) -> Iterator[Page]:
    """The board; with very many items it goes over several pages."""
    promises = board(setting)
    parts = parts_of(promises)
    for number, part in enumerate(parts, start=1):
        title = titled("Action items", number)
        yield Page(_address(number), title, _content(title, number, part, parts, setting),
                   description=_LEAD if setting.whole else _FOR_CUSTOMERS)  # fmt: skip


def _address(number: int) -> str:
    return "actions/" if number == 1 else f"actions/{number}/"


def _content(
    title: str,
    number: int,
    part: Sequence[Promise],
    parts: Sequence[Sequence[Promise]],
    setting: Setting,
) -> Html:
    root = root_of(_address(number))
    everything = [promise for found in parts for promise in found]
    names = [f"Page {at}" for at in range(1, len(parts) + 1)]
    nothing = element("p", "Nothing is promised.")
    return join([
        element("h1", title),
        element("p", _LEAD if setting.whole else _FOR_CUSTOMERS),
        _figures(everything, setting),
        _teams(everything, root),
        ways(number, names, lambda at: root + _address(at)),
        promise_table(part, setting, root) or nothing,
        as_of_line(setting),
    ])  # fmt: skip


def _figures(promises: list[Promise], setting: Setting) -> Html:
    counts = Counter(state_of(promise, setting) for promise in promises)
    cards = [
        element("div", element("strong", str(counts[state])), element("span", state))
        for state in _FIGURES
        if counts[state] or (setting.whole and state in ("overdue", "due soon"))
    ]
    return element("div", *cards, class_="kb-figures kb-figures--board")


def _teams(promises: list[Promise], root: str) -> Html:
    """The way to each team that has promised something that is still open."""
    counts = Counter(p.team for p in promises if p.team and p.state == "committed")
    ways = [
        join([word_link("teams", team, team, root), " ",
              element("span", str(count), class_="kb-count")])
        for team, count in sorted(counts.items())
    ]  # fmt: skip
    said = element("p", "Open, by team:", class_="kb-hint") if ways else None
    return join([said, listed(ways, "kb-years")])
