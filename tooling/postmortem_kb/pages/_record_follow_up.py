"""The end of a record's page: roles, clocks, waivers and sources."""

from __future__ import annotations

from postmortem_kb.cadences import read_cadences
from postmortem_kb.clocks import Reading, read_clocks
from postmortem_kb.document import maps_of, text_of
from postmortem_kb.incident import Incident
from postmortem_kb.moment import format_duration
from postmortem_kb.pages._html import Html, element, join, listed, outward, table
from postmortem_kb.pages._labels import as_of_line, badge, deadline, moment, person, time_of
from postmortem_kb.pages._page import Place, Setting, heading

Part = tuple[Html, tuple[Place, ...]]
_NOTHING: Part = (Html(""), ())


def roles(incident: Incident, setting: Setting) -> Part:
    """Who held which role, and when."""
    if not incident.holdings:
        return _NOTHING
    titles = {word: role.title for word, role in setting.policy.roles.items()}
    end = "now" if incident.running else "the end"
    rows = [
        [
            join([titles.get(held.role, held.role)]),
            person(held.who, setting),
            moment(held.since, setting),
            moment(held.until, setting) if held.until else element("span", end),
        ]
        for held in incident.holdings
    ]
    return _section("Roles", "roles", table(("Role", "Who", "From", "Until"), rows))


def clocks(incident: Incident, setting: Setting) -> Part:
    """What had to be done in time, and whether updates came often enough."""
    readings = read_clocks(incident, setting.policy, setting.now)
    said = [_clock(reading, setting) for reading in readings]
    for rhythm in read_cadences(incident, setting.policy, setting.now):
        longest = max((silence.seconds for silence in rhythm.silences), default=None)
        kept = badge("kept", "met") if longest is None else badge("gaps", "missed")
        gap = f" longest silence {format_duration(longest)}" if longest else ""
        every = f"every {rhythm.cadence.every_minutes} min"
        line = [element("strong", rhythm.cadence.title), f" {every} ", kept, gap]
        if rhythm.next_due:
            line += [", the next ", deadline(rhythm.next_due, setting)]
        said.append(join(line))
    if not said:
        return _NOTHING
    return _section("Clocks", "clocks", join([listed(said, "kb-clocks"), as_of_line(setting)]))


def _clock(reading: Reading, setting: Setting) -> Html:
    end = reading.stopped or setting.now
    late = (end - reading.due).total_seconds()
    by = f", {format_duration(late)} late" if late > 0 else ""
    return join(
        [
            element("strong", reading.clock.title),
            " ",
            badge(reading.state, reading.state),
            " due ",
            time_of(reading.due, setting),
            join([", done ", time_of(reading.stopped, setting)]) if reading.stopped else None,
            by,
        ]
    )


def waivers(incident: Incident, setting: Setting) -> Part:
    """What is excused, by whom and why."""
    rows = [
        [
            element("code", waiver.rule),
            join([waiver.reason]),
            person(waiver.by, setting) if waiver.by else Html(""),
            join([waiver.on]),
            join([waiver.until or "—"]),
        ]
        for waiver in incident.waivers
    ]
    heads = ("Rule", "Reason", "By", "On", "Until")
    return _section("Waivers", "waivers", table(heads, rows)) if rows else _NOTHING


def sources(incident: Incident) -> Part:
    """Where an external record was read."""
    lines = [
        join([outward(text_of(entry, "url")), " ", None if entry.get("primary") is True else
              badge("secondary", "secondary")])
        for entry in maps_of(incident.incident.data, "sources")
    ]  # fmt: skip
    return _section("Sources", "sources", listed(lines, "kb-sources")) if lines else _NOTHING


def _section(title: str, id_: str, content: Html) -> Part:
    top, place = heading(title, id_)
    return join([top, content]), (place,)
