"""The list of all services, causes, severities or teams, as a table that sorts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from postmortem_kb.document import text_of
from postmortem_kb.incident import Incident
from postmortem_kb.pages._groups import Group, most_named
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._labels import NONE, day_of, titled, word_link
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._sortable import Cell, Column, sortable


@dataclass(frozen=True, slots=True)
class Beside:
    """The other words that a group's incidents carry most often, as a column of the list."""

    heading: str
    kind: str
    words_of: Callable[[Incident], Iterable[str]]


CAUSE = Beside("Most often because of", "causes", lambda found: found.causes)
SERVICE = Beside("Most often in", "services", lambda found: found.services)


def index_page(
    kind: str,
    title: str,
    lead: str,
    groups: Sequence[Group],
    setting: Setting,
    *,
    noun: str,
    beside: Beside,
    promised: Callable[[Group], int] | None = None,
) -> Page:
    """The groups that have a record of our own or a promise; `noun` is what one of them is called.

    `promised` counts what a group still has to do; else that is what its incidents still ask for.
    """
    root = root_of(f"{kind}/")
    count = promised or _asked_for
    ours = [found for found in groups if found.own or count(found)]
    columns = (
        Column(noun),
        Column("Incidents", numbers=True),
        Column("The last"),
        Column(beside.heading),
        Column("Open promises", numbers=True),
    )
    rows = [_row(kind, found, beside, count(found), setting, root) for found in ours]
    shown = sortable(columns, rows, kind, class_="kb-group-table") if rows else Html("")
    html = join([element("h1", title), element("p", lead), shown,
                 _elsewhere(kind, groups, ours, root)])  # fmt: skip
    return Page(f"{kind}/", title, html, description=lead)


def _asked_for(found: Group) -> int:
    return sum(item.open for one in found.counted for item in one.action_items)


def _row(
    kind: str, found: Group, beside: Beside, promised: int, setting: Setting, root: str
) -> Sequence[Cell]:
    counted = found.counted
    name = element("strong", word_link(kind, found.word, found.title, root))
    means = element("span", found.means, class_="kb-small") if found.means else None
    return [
        Cell(join([name, means]), found.title),
        Cell(element("span", str(len(counted))), str(len(counted))),
        _last(counted, root),
        _most(beside, counted, setting, root),
        Cell(element("span", str(promised)), str(promised)),
    ]


def _last(counted: Sequence[Incident], root: str) -> Cell:
    if not counted:
        return Cell(NONE)
    day = day_of(counted[0])
    link = element("a", element("time", day), href=f"{root}incidents/{counted[0].id}/",
                   title=counted[0].title)  # fmt: skip
    return Cell(link, day)


def _most(beside: Beside, counted: Sequence[Incident], setting: Setting, root: str) -> Cell:
    named = most_named(word for one in counted for word in dict.fromkeys(beside.words_of(one)))
    if not named:
        return Cell(NONE)
    word, count = named[0]
    title = _title(beside.kind, word, setting)
    times = element("span", f" × {count}", class_="kb-count")
    return Cell(join([word_link(beside.kind, word, title, root), times]), title)


def _title(kind: str, word: str, setting: Setting) -> str:
    if kind == "services":
        return text_of(setting.services.get(word, {}), "title") or word
    return titled("causes", word, setting)


def _elsewhere(kind: str, groups: Sequence[Group], ours: Sequence[Group], root: str) -> Html:
    """Words of other companies' incidents alone."""
    others = [found for found in groups if found.incidents and found not in ours]
    if not others:
        return Html("")
    others.sort(key=lambda found: found.title.casefold())
    links = (word_link(kind, found.word, found.title, root) for found in others)
    said = "Of ", element("a", "external incidents", href=f"{root}external/"), " alone: "
    return element("p", *said, join(links, ", "), ".", class_="kb-elsewhere")
