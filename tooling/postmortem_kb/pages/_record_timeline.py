"""The timeline of a record's page: a rail of entries, each with an address of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from itertools import groupby

from postmortem_kb.incident import Entry, Incident
from postmortem_kb.markup import render
from postmortem_kb.markup.addresses import Link
from postmortem_kb.moment import format_utc
from postmortem_kb.pages._html import Html, element, join
from postmortem_kb.pages._labels import person
from postmortem_kb.pages._links import links_of
from postmortem_kb.pages._page import Place, Setting, heading

Part = tuple[Html, tuple[Place, ...]]
_Row = tuple[str, Entry]


def timeline(incident: Incident, setting: Setting) -> Part:
    """The entries by day, in the order written."""
    if not incident.timeline:
        return Html(""), ()
    title, place = heading("Timeline", "timeline")
    zone = setting.policy.zone.key
    also = "" if zone == "UTC" else ", with UTC beside them"
    stamped = any(entry.moment and entry.moment.exact for entry in incident.timeline)
    said = element("p", f"Times are in {zone}{also}.", class_="kb-hint") if stamped else None
    link = links_of(incident, setting)
    rows = zip(_anchors(incident.timeline), incident.timeline, strict=True)
    days = [
        join([_day(day), element("ol", [_entry(row, setting, link) for row in found],
                                 class_="kb-timeline")])
        for day, found in groupby(rows, lambda row: _day_of(row[1], setting))
    ]  # fmt: skip
    return join([title, said, *days]), (place,)


def _anchors(entries: tuple[Entry, ...]) -> Iterator[str]:
    """An id for each entry: its time, and a number where several have the same."""
    seen: Counter[str] = Counter()
    for entry in entries:
        name = f"t-{format_utc(entry.moment.at)}" if entry.moment else f"l-{entry.line}"
        seen[name] += 1
        yield name.lower().replace(":", "") + (f"-{seen[name]}" if seen[name] > 1 else "")


def _day_of(entry: Entry, setting: Setting) -> str:
    if entry.moment is None:
        return ""
    at = entry.moment.at
    return f"{at.astimezone(setting.policy.zone) if entry.moment.exact else at:%Y-%m-%d}"


def _day(day: str) -> Html:
    return element("p", day, class_="kb-timeline__day") if day else Html("")


def _entry(row: _Row, setting: Setting, link: Link) -> Html:
    anchor, entry = row
    text = Html(render(entry.text, link=link, heading_level=2, id_prefix=f"{anchor}-").html)
    head = element(
        "span",
        _clock(anchor, entry, setting),
        _kind(entry.kind) if entry.kind else None,
        person(entry.author, setting) if entry.author else None,
        [_word(key, value, setting) for key, value in entry.words.items()],
        class_="kb-timeline__head",
    )
    body = element("div", text, class_="kb-timeline__text")
    return element("li", head, body, id=anchor, data_kind=entry.kind or None)


def _kind(kind: str) -> Html:
    """The search leaves it out, as the time: every timeline has both."""
    return element("span", kind, class_="kb-timeline__kind", data_pagefind_ignore=True)


def _clock(anchor: str, entry: Entry, setting: Setting) -> Html:
    """The time, which leads to the entry itself, and beside it UTC where that differs."""
    found = entry.moment
    if found is None:
        return _link(anchor, element("time", "no time", title="As it was written"))
    if not found.exact:
        return _link(anchor, element("time", "all day", datetime=found.written))
    local = found.at.astimezone(setting.policy.zone)
    utc = f"{found.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    time = element("time", f"{local:%H:%M}", datetime=format_utc(found.at), title=utc)
    beside = element("span", utc[11:], class_="kb-utc", data_pagefind_ignore=True)
    return join([_link(anchor, time), beside if local.utcoffset() else None])


def _link(anchor: str, time: Html) -> Html:
    return element(
        "a", time, href=f"#{anchor}", class_="kb-timeline__time", data_pagefind_ignore=True
    )


def _word(key: str, value: str, setting: Setting) -> Html:
    """`confirmed_by=@ada` as "confirmed by: Ada Okafor"."""
    named = (
        person(name.removeprefix("@"), setting) if name.startswith("@") else join([name])
        for name in value.split(",")
    )
    said = join([f"{key.replace('_', ' ')}: ", join(named, ", ")])
    return element("span", said, class_="kb-timeline__word")
