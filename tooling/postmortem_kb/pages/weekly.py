"""The weekly report as it stands today, and those that were sent before, a page for each week."""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.pages._html import Html, coded, element, join, listed, outward
from postmortem_kb.pages._page import Page, Place, Setting, heading, root_of, slug_of
from postmortem_kb.pages._paging import A_PAGE
from postmortem_kb.reports._lines import Line
from postmortem_kb.reports._sections import Group, Section, iter_sections
from postmortem_kb.reports._verdict import standing, verdict
from postmortem_kb.reports.overdue import Report, collect

_LEAD = "What was promised and not done, as of one day, and what the seven days before it brought."
_NOTHING = "Nothing was added, done, dropped or waived in the week, and nothing was due."
_NO_ARCHIVE = "None is kept yet: `postmortem overdue --to archive` keeps the report of a week."


def pages(setting: Setting) -> Iterator[Page]:
    """Today's report with the list of weeks, then each week; for customers there is none."""
    if not setting.whole:
        return
    today = collect(setting.incidents, setting.policy, setting.people, setting.now)
    title, place = heading("Earlier weeks", "weeks")
    weeks = join([title, _weeks(setting)])
    yield _page("weekly/", "Weekly report", today, setting, weeks, (place,))
    back = element("p", element("a", "All weeks", href="../#weeks"))
    for week, report in setting.archive.items():
        yield _page(f"weekly/{week}/", f"Weekly report {week}", report, setting, back)


def _page(
    address: str,
    title: str,
    report: Report,
    setting: Setting,
    end: Html,
    last: tuple[Place, ...] = (),
) -> Page:
    sections = list(iter_sections(report, A_PAGE))  # it does not grow with the records
    places = [Place(found.heading, slug_of(found.heading)) for found in sections]
    html = join([
        element("h1", title),
        element("p", element("strong", verdict(report))),
        element("p", standing(report), class_="kb-as-of"),
        element("p", "Everything that is promised is on the ",
                element("a", "board of action items", href=f"{root_of(address)}actions/"), "."),
        *(_section(found, setting, root_of(address)) for found in sections),
        None if sections else element("p", _NOTHING),
        end,
    ])  # fmt: skip
    return Page(address, title, html, (*places, *last), description=_LEAD)


def _weeks(setting: Setting) -> Html:
    ways = [
        join([element("a", week, href=f"{week}/"), f": {verdict(report)}"])
        for week, report in reversed(list(setting.archive.items()))
    ]
    return listed(ways) or element("p", coded(_NO_ARCHIVE))


def _section(section: Section, setting: Setting, root: str) -> Html:
    title, _ = heading(section.heading, slug_of(section.heading))
    return join([title, *(_group(group, setting, root) for group in section.groups)])


def _group(group: Group, setting: Setting, root: str) -> Html:
    title = element("h3", group.heading) if group.heading else None
    lines = listed((_line(one, setting, root) for one in group.lines), "kb-incidents")
    return join([title, lines, element("p", group.more) if group.more else None])


def _line(line: Line, setting: Setting, root: str) -> Html:
    facts = join((_fact(fact, line) for fact in line.facts), " · ")
    name, title = join([line.name]), join([line.title])
    return join([
        element("span", name if title else _leading(line, name, setting, root),
                class_="kb-incidents__facts"),
        element("span", _leading(line, title, setting, root), class_="kb-incidents__title")
        if title else None,
        element("span", facts, class_="kb-incidents__said") if facts else None,
    ])  # fmt: skip


def _leading(line: Line, said: Html, setting: Setting, root: str) -> Html:
    """What is said, leading to the record's page where the line is of a record or of its item."""
    name, _, item = line.name.partition("#")
    incident = setting.by_any_name.get(name)
    if incident is None:
        return said
    place = f"#item-{slug_of(item)}" if item else ""
    return element("a", said, href=f"{root}incidents/{incident.id}/{place}")


def _fact(fact: str, line: Line) -> Html:
    if fact != line.ticket:
        return join([fact])
    return element("span", outward(line.ticket_link, fact), class_="kb-nowrap")
