"""A page for each service: how it fails, what was promised, and its incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from postmortem_kb.document import text_of, texts_of
from postmortem_kb.moment import format_duration
from postmortem_kb.pages._group_index import CAUSE, index_page
from postmortem_kb.pages._groups import Group, group, group_pages, recurring_causes
from postmortem_kb.pages._html import Html, element, join, listed, outward
from postmortem_kb.pages._labels import as_of_line, day_of, incident_link, person, word_link
from postmortem_kb.pages._page import Page, Setting, root_of
from postmortem_kb.pages._promise_table import board, promise_table
from postmortem_kb.reports._promises import Promise

# A service that promised very much is not the place to read it all.
_PROMISES = 5
_AGAIN = 5
_LEAD = "What can fail, and how it has failed."


def pages(setting: Setting) -> Iterator[Page]:
    """The list of services, then a page for each."""
    known = {
        word: (text_of(facts, "title") or word, text_of(facts, "means"))
        for word, facts in setting.services.items()
    }
    groups = group(setting, lambda incident: incident.services, known)
    yield index_page("services", "Services", _LEAD, groups, setting, noun="Service", beside=CAUSE)
    promised = _promised(setting)
    for found in groups:
        about = _about(found, promised.get(found.word, ()), setting)
        yield from group_pages("services", found, setting, *about)


def _promised(setting: Setting) -> Mapping[str, Sequence[Promise]]:
    """What is promised and still open, by service, the most urgent first."""
    found: dict[str, list[Promise]] = defaultdict(list)
    for promise in board(setting):
        if promise.state == "committed":
            for service in dict.fromkeys(setting.by_id[promise.incident].services):
                found[service].append(promise)
    return found


def _about(found: Group, promises: Sequence[Promise], setting: Setting) -> Iterator[Html]:
    root = root_of("services/x/")
    yield _facts(found, setting, root)
    causes = recurring_causes(found.counted, setting, root)
    again = listed(islice(_again(found, setting, root), _AGAIN), "kb-again")
    if causes or again:
        yield element("h2", "How it fails", id="how-it-fails")
        yield join([causes, again])
    if promises:
        yield element("h2", "Open promises", id="open-promises")
        yield promise_table(promises[:_PROMISES], setting, root, things="")
        if len(promises) > _PROMISES:
            more = f"and {len(promises) - _PROMISES} more on the board"
            yield element("p", element("a", more, href=f"{root}actions/"))
        yield as_of_line(setting)


def _again(found: Group, setting: Setting, root: str) -> Iterator[Html]:
    """The incidents that repeat an earlier one, the newest first."""
    for incident in found.counted:
        for other, how in incident.related:
            before = setting.by_id.get(other)
            if how == "repeats" and before:
                now = incident_link(incident, root), " on ", element("time", day_of(incident))
                then = incident_link(before, root), " on ", element("time", day_of(before)), "."
                yield join(["It came back: ", *now, ", after ", *then])


def _facts(found: Group, setting: Setting, root: str) -> Html:
    facts = [*_history(found, setting, root), *_owned(found.word, setting, root)]
    inside = [
        element("div", element("dt", name), element("dd", value)) for name, value in facts if value
    ]
    return element("dl", *inside, class_="kb-facts") if inside else Html("")


def _history(found: Group, setting: Setting, root: str) -> Iterator[tuple[str, str]]:
    """How often it fails, when it did last, and how long that takes."""
    counted = found.counted
    if not counted:
        return
    yield "Incidents", str(len(counted))
    day = element("time", day_of(counted[0]))
    yield "The last", join([day, ": ", incident_link(counted[0], root)])
    times = setting.stats.figures.by_service.get(found.word)
    if times and times.resolve.median is not None:
        known = f"half within {format_duration(times.resolve.median)} (of {times.resolve.known})"
        yield "Resolved in", known


def _owned(word: str, setting: Setting, root: str) -> Iterator[tuple[str, str]]:
    facts, titles = setting.services.get(word, {}), setting.services
    owner, team = text_of(facts, "owner"), text_of(facts, "team")
    yield "Runbooks", join((outward(link) for link in texts_of(facts, "runbooks")), " ")
    yield "Owner", person(owner, setting) if owner else ""
    called = (person(who, setting) for who in texts_of(facts, "contacts"))
    yield "Called, the nearest first", join(called, ", ")
    yield "Team", word_link("teams", team, team, root) if team else ""
    needs = (
        word_link("services", other, text_of(titles.get(other, {}), "title"), root)
        for other in texts_of(facts, "depends_on")
    )
    yield "Depends on", join(needs, ", ")
