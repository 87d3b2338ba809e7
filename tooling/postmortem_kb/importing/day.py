"""The day of a report: what its front matter, title, name and first entry say, and which counts.

They are weighed, not guessed: the day that most of them say is taken, in doubt the one that is
said most plainly. What says another day is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from postmortem_kb.importing.dates import find_day, find_day_of_year, read_day
from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.matter import Matter, is_status_page
from postmortem_kb.importing.order import Order, read_in
from postmortem_kb.importing.times import Written
from postmortem_kb.importing.title import named_by
from postmortem_kb.importing.words import Words, plain

_TIMELINE = "the timeline"
_KEYS = (
    *("date", "incident_date", "incidentDate", "started", "started_at", "start"),
    *("detected", "detected_at", "occurred", "occurred_at", "reported_at", "declared_at"),
)
_NEAR = 60
"""Lines; further down, a date is that of something else."""
_DATE_LINE = re.compile(
    r"[\s|>*_#:-]*(?:incident |event )?date(?: of (?:the )?(?:incident|outage))?"
    r"[\s|*_:]+(?P<rest>[0-9A-Z].*)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"[\s|>*_-]*(?P<name>[^\W\d_][\w /&-]{1,40}?)[*_]*\s*[:：|](?P<rest>.*)", re.DOTALL
)
_CODE = re.compile(r"`[^`]*`")
_STARTS = ("started_at", "detected_at", "reported_at", "declared_at")
_SOON = timedelta(days=31)
"""A day without a year belongs to a day that is said elsewhere, if they are no further apart."""
_INCIDENT_DATE = re.compile(r"\b(?:incident|outage|event) date[\s|*_:]+", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """The report's day, or None; and what about it a person has to look at.

    `of_times` is the day of times that name none: None where only the page itself is dated so,
    since a page is often written days later.
    """

    day: date | None
    found: tuple[Found, ...] = ()
    of_times: date | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    where: str
    day: date
    line: int
    of_incident: bool = True


def choose_day(
    matter: Matter,
    title: str,
    path: str,
    lines: Sequence[Line],
    times: Sequence[Written],
    words: Words,
    order: Order | None = None,
) -> ChosenDay:
    """Weigh what is said; what the user's mapping says settles it."""
    named = words.dates.get(path)
    if named:
        return ChosenDay(named, of_times=named)
    said = [
        *_plainly(matter, title, path, lines, order),
        *_date_lines(lines, order),
        *_span_lines(lines, words, order),
    ]
    first = _first_day(times, _YEAR.findall(f"{named_by(path)} {title}"))
    if first:
        said.append(_Said(_TIMELINE, first, 0))
    said += _without_year(title, path, [each.day for each in said])
    if not said:
        return _told_in_passing(lines)
    day = _weighed(said)
    of_incident = any(each.day == day and each.of_incident for each in said)
    return ChosenDay(day, tuple(_disagreeing(said, day)), day if of_incident else None)


def _weighed(said: Sequence[_Said]) -> date:
    """The day that most say. A page's own counts only where nothing plainly says the incident's."""
    plainly = any(each.of_incident and each.where != _TIMELINE for each in said)
    counted = [each for each in said if each.of_incident or not plainly]
    votes = Counter(each.day for each in counted)
    return min(counted, key=lambda each: (-votes[each.day], not each.of_incident)).day


def _plainly(
    matter: Matter, title: str, path: str, lines: Sequence[Line], order: Order | None
) -> Iterator[_Said]:
    for key in _KEYS:
        found = read_day(matter.text(key))
        if found and found.day and found.day.date:
            of_incident = key != "date" or is_status_page(matter)
            line = matter.lines.get(key, 1)
            yield _Said("the front matter", found.day.date, line, of_incident)
            break
    name = named_by(path)
    # The files of a blog are named by the day on which a post appears.
    posted = (
        ("date" in matter.data and not is_status_page(matter))
        or matter.text("layout") == "post"
        or "_posts" in path
    )
    heading = next((line.text for line in lines if line.kind == "heading"), "")
    named = [("the title", title, True), ("the heading", heading, True)]
    # A heading that is the title says nothing twice; nor does one that heads a part of the text.
    named = named[: 2 if matter.text("title") and heading != title else 1]
    for where, text, sure in (*named, ("the file's name", name, not posted)):
        found = find_day(text)
        day = found.day.date if found and found.day else read_in(order, text)
        if day:
            yield _Said(where, day, 1, sure)


def _without_year(title: str, path: str, days: Sequence[date]) -> Iterator[_Said]:
    """A day in title or name that lacks its year: that of a day said elsewhere, or the only one."""
    years = {int(year) for year in _YEAR.findall(f"{path} {title}")}
    for where, text in (("the title", title), ("the file's name", named_by(path))):
        partial = find_day_of_year(text)
        if partial is None or partial.year:
            continue
        near = {d for day in days if (d := partial.in_year(day.year)) and abs(d - day) <= _SOON}
        alone = partial.in_year(next(iter(years))) if len(years) == 1 and not days else None
        yield from (_Said(where, day, 1) for day in near or filter(None, [alone]))


def _span_lines(lines: Sequence[Line], words: Words, order: Order | None) -> Iterator[_Said]:
    """The first line near the top that says when it was, such as `Duration: … on 3 May 2021`."""
    for line in lines[:_NEAR]:
        labelled = _LABELLED.match(line.text) if line.kind in ("text", "item", "row") else None
        name = plain(labelled["name"]) if labelled else ""
        says = name in words.spans or words.labels.get(name) in _STARTS
        rest = labelled["rest"] if labelled and says else ""
        found = find_day(rest)
        day = found.day.date if found and found.day else read_in(order, rest)
        if day:
            yield _Said(f"the line `{name}`", day, line.number)
            return


def _told_in_passing(lines: Sequence[Line]) -> ChosenDay:
    """The first date of the text, where nothing says the day plainly. No time is stamped by it."""
    for line in lines[:_NEAR]:
        found = (
            find_day(_CODE.sub("", line.text))
            if line.kind in ("heading", "text", "item", "quote", "row")
            else None
        )
        if found and found.day and found.day.date:
            message = f"the day is said in passing only: {found.day.date} was taken for the id"
            return ChosenDay(found.day.date, (Found(line.number, message),))
    message = "no date that can be read: the id begins with the day of the import"
    return ChosenDay(None, (Found(1, f"{message} (a mapping's `dates` names it)"),))


def _date_lines(lines: Sequence[Line], order: Order | None) -> Iterator[_Said]:
    """A line or a row near the top that says the date and nothing else."""
    filled = [line for line in lines[:_NEAR] if line.kind != "blank"]
    for above, line in pairwise([None, *filled]):
        headed = above is not None and plain(above.text) == "date"
        labelled = line and _DATE_LINE.match(line.text)
        beside = _INCIDENT_DATE.search(line.text) if line else None
        text = labelled["rest"] if labelled else line.text.strip("*_ ") if line and headed else ""
        found = read_day(line.text, beside.end()) if line and beside else read_day(text)
        day = found.day.date if found and found.day else None
        day = day or (read_in(order, text) if found and found.vague else None)
        if line and day:
            yield _Said("the line of the date", day, line.number)
            return


def _first_day(times: Sequence[Written], years: Sequence[str]) -> date | None:
    """The first date of the timeline; of the year that name or title say, where they say one."""
    days = [each.day.date for each in times if each.day]
    fitting = (day for day in days if day and (not years or str(day.year) in years))
    return next(fitting, None)


def _disagreeing(said: Sequence[_Said], day: date) -> Iterator[Found]:
    """A timeline may begin before the day of its incident; the others should say the same."""
    for each in said:
        if each.day != day and each.where != _TIMELINE:
            yield Found(each.line, f"{each.where} says {each.day}; {day} was taken")
