"""The day of a report: what its front matter, title, name and first entry say, and which counts.

They are weighed, not guessed: the day that most of them say is taken, in doubt the one that is
said most plainly. What says another day is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from postmortem_kb.importing.dates import find_day, read_day
from postmortem_kb.importing.draft import Found
from postmortem_kb.importing.lines import Line
from postmortem_kb.importing.matter import Matter
from postmortem_kb.importing.times import Written
from postmortem_kb.importing.words import plain

_KEYS = ("date", "incident_date", "incidentDate", "started", "started_at", "start")
_NEAR = 60
"""Lines; further down, a date is that of something else."""
_DATE_LINE = re.compile(
    r"[\s|>*_#-]*(?:incident |event )?date(?: of (?:the )?(?:incident|outage))?"
    r"[\s|*_:]+(?P<rest>[0-9A-Z].*)",
    re.IGNORECASE,
)
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
    named: date | None,
) -> ChosenDay:
    """Weigh what is said. `named` is what the user's mapping says; it settles it."""
    if named:
        return ChosenDay(named, of_times=named)
    said = [*_plainly(matter, title, path), *_date_lines(lines)]
    first = _first_day(times, _YEAR.findall(f"{PurePosixPath(path).name} {title}"))
    if first:
        said.append(_Said("the timeline", first, 0))
    if not said:
        message = "no date that can be read: the id begins with the day of the import"
        return ChosenDay(None, (Found(1, f"{message} (a mapping's `dates` names it)"),))
    votes = Counter(each.day for each in said)
    most = max(votes.values())
    day = next(each.day for each in said if votes[each.day] == most)
    of_incident = any(each.day == day and each.of_incident for each in said)
    return ChosenDay(day, tuple(_disagreeing(said, day)), day if of_incident else None)


def _plainly(matter: Matter, title: str, path: str) -> Iterator[_Said]:
    for key in _KEYS:
        found = read_day(matter.text(key))
        if found and found.day and found.day.date:
            of_incident = key != "date" or "resolvedWhen" in matter.data
            line = matter.lines.get(key, 1)
            yield _Said("the front matter", found.day.date, line, of_incident)
            break
    name = PurePosixPath(path).name
    # The files of a blog are named by the day on which a post appears.
    posted = "date" in matter.data or matter.text("layout") == "post" or "_posts" in path
    for where, text, sure in (("the title", title, True), ("the file's name", name, not posted)):
        found = find_day(text)
        day = found.day.date if found and found.day else None
        if day:
            yield _Said(where, day, 1, sure)


def _date_lines(lines: Sequence[Line]) -> Iterator[_Said]:
    """A line or a row near the top that says the date and nothing else."""
    filled = [line for line in lines[:_NEAR] if line.kind != "blank"]
    for above, line in pairwise([None, *filled]):
        headed = above is not None and plain(above.text) == "date"
        labelled = line and _DATE_LINE.match(line.text)
        text = labelled["rest"] if labelled else line.text.strip("*_ ") if line and headed else ""
        found = read_day(text)
        if line and found and found.day and found.day.date:
            yield _Said("the line of the date", found.day.date, line.number)
            return


def _first_day(times: Sequence[Written], years: Sequence[str]) -> date | None:
    """The first date of the timeline; of the year that name or title say, where they say one."""
    days = [each.day.date for each in times if each.day]
    fitting = (day for day in days if day and (not years or str(day.year) in years))
    return next(fitting, None)


def _disagreeing(said: Sequence[_Said], day: date) -> Iterator[Found]:
    """A timeline may begin before the day of its incident; the others should say the same."""
    for each in said:
        if each.day != day and each.where != "the timeline":
            yield Found(each.line, f"{each.where} says {each.day}; {day} was taken")
