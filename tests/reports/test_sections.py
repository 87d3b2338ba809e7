"""What the weekly report says, and that it says nothing twice."""

from __future__ import annotations

from postmortem_kb.moment import parse_moment
from postmortem_kb.people import read_people
from postmortem_kb.reports._sections import iter_sections
from postmortem_kb.reports._verdict import verdict
from postmortem_kb.reports.overdue import collect
from tests.helpers.records import read
from tests.helpers.written import write_incident, write_policy

PEOPLE = read_people({"ada": {"team": "platform"}, "finn": {"until": "2026-10-31"}})
HEAD = "status: published\npublished_at: 2026-11-04T10:00:00Z\naction_items:\n"
WAIVER = "{rule: a, reason: it is new, by: eve, on: 2026-11-20, until: 2026-11-23}"


def report(*incidents, policy=""):
    now = parse_moment("2026-11-21T10:00:00Z").at
    return collect(incidents, write_policy(policy), PEOPLE, now)


def sections(found):
    return {
        section.heading: [line for group in section.groups for line in group.lines]
        for section in iter_sections(found)
    }


def test_an_item_stands_in_full_once():
    item = "- {id: a1, title: Alert, state: committed, owner: finn, due: 2026-11-20,"
    found = report(write_incident("", HEAD + f"{item} added: 2026-11-16}}\n"))
    said = sections(found)
    assert [line.title for line in said["Overdue"]] == ["Alert"]
    for heading in (
        "Committed without owner, ticket or date",
        "Items of people who have left",
        "New since the last report",
    ):
        assert [(line.title, line.facts) for line in said[heading]] == [
            ("", ("owner finn", "see Overdue"))
        ]


def test_overdue_items_stand_under_team_and_owner():
    items = "".join(
        f"- {{id: a{n}, title: Alert, state: committed, owner: {owner}, due: 2026-11-20}}\n"
        for n, owner in enumerate(("finn", "ada", "''"), 1)
    )
    (overdue, *_) = iter_sections(report(write_incident("", HEAD + items)))
    assert [group.heading for group in overdue.groups] == [
        "platform, ada",
        "no team, finn",
        "no team, nobody",
    ]
    assert not any(
        fact.startswith("owner ")
        for group in overdue.groups
        for line in group.lines
        for fact in line.facts
    )


def test_that_somebody_has_left_is_said_of_what_they_still_owe():
    items = (
        "- {id: a1, title: Alert, state: done, owner: finn, done_at: 2026-11-20}\n"
        "- {id: a2, title: Pin, state: committed, owner: finn, ticket: X-1, due: 2026-12-24}\n"
    )
    said = sections(report(write_incident("", HEAD + items)))
    assert "has left" not in said["Done since the last report"][0].facts
    assert "has left" in said["Items of people who have left"][0].facts


def test_a_waiver_that_is_new_and_ends_soon_stands_once():
    found = report(policy=f"waivers: [{WAIVER}]\n")
    assert (len(found.waived), len(found.ending)) == (1, 1)
    assert list(sections(found)) == ["Waivers given since the last report"]


def test_the_verdict_is_not_good_where_only_a_clock_was_missed():
    resolved = "severity: SEV-2\nresolved_at: 2026-11-16T12:00:00Z\n"
    published = "status: published\npublished_at: 2026-11-17T10:00:00Z\n"
    found = report(write_incident(resolved, published), policy="extends: zephyr\n")
    assert verdict(found) == "1 deadline was missed since the last report."


def test_the_verdict_claims_no_more_than_it_knows():
    resolved = "severity: SEV-2\nresolved_at: 2026-11-16T12:00:00Z\n"
    excuse = "{rule: postmortem-deadline, reason: ill, by: eve, on: 2026-11-20, until: 2026-12-01}"
    found = report(write_incident(f"{resolved}waivers: [{excuse}]\n", "status: draft\n"))
    assert [deadline.explained for deadline in found.missing] == [True]
    assert verdict(found) == "No action item is overdue and nothing is promised."


def test_the_verdict_names_what_is_not_resolved():
    found = report(write_incident("status: mitigated\nmitigated_at: 2026-11-07T12:00:00Z\n"))
    assert verdict(found) == "1 incident is mitigated and not resolved."


def test_the_verdict_is_a_sentence_and_no_list():
    items = (
        "- {id: a1, title: Alert, state: committed, owner: ada, ticket: X-1, due: 2026-11-20}\n"
        "- {id: a2, title: Pin, state: committed, owner: finn}\n"
    )
    old = HEAD.replace("2026-11-04", "2026-09-01")
    found = report(
        write_incident("", old + items),
        write_incident(
            "severity: SEV-2\nresolved_at: 2026-11-16T12:00:00Z\n", id="2026-11-16-ledger"
        ),
    )
    assert verdict(found) == (
        "1 action item is overdue, the longest by 1 day; 1 post-mortem is past the deadline; "
        "1 committed item lacks an owner, a ticket or a date; in 1 incident no item has shipped "
        "for weeks; and more below."
    )


def test_what_was_new_and_dropped_in_one_week_tells_why_under_dropped():
    dropped = "dropped: {on: 2026-11-19, by: eve, reason: it costs too much}"
    item = f"- {{id: a1, title: Pin, state: dropped, added: 2026-11-16, {dropped}}}\n"
    said = sections(report(write_incident("", HEAD + item)))
    assert said["Dropped since the last report"][0].title == "Pin"
    assert said["New since the last report"][0].facts == ("see Dropped since the last report",)


def test_one_page_names_the_worst_and_counts_the_rest():
    items = "".join(
        f"- {{id: a{n}, title: Alert, state: committed, owner: ada, due: 2026-11-{n:02}}}\n"
        for n in range(1, 21)
    )
    (overdue, incomplete, *_) = iter_sections(report(write_incident("", HEAD + items)), 5)
    lines = [line for group in overdue.groups for line in group.lines]
    assert [line.facts[0] for line in lines] == [f"{n} days overdue" for n in (20, 19, 18, 17, 16)]
    said = 'And 15 more (platform 15): "postmortem overdue" names all of them.'
    assert overdue.groups[-1].more == said
    assert incomplete.groups[-1].left == 15


def test_what_one_page_does_not_name_is_not_referred_to():
    items = "".join(
        f"- {{id: a{n}, title: Alert, state: committed, owner: {who}, due: 2026-11-{n:02}}}\n"
        for n, who in ((1, "ada"), (2, "ada"), (3, "finn"))
    )
    said = {
        section.heading: section.groups[0].lines
        for section in iter_sections(report(write_incident("", HEAD + items)), 2)
    }
    assert [line.title for line in said["Items of people who have left"]] == ["Alert"]


def test_incidents_that_wait_do_not_push_out_what_they_have_in_common():
    old = HEAD.replace("2026-11-04", "2026-09-01")
    item = "- {id: a1, title: Alert, state: committed, owner: ada, due: 2026-12-24}\n"
    found = report(*(write_incident("", old + item, id=f"2026-08-{n:02}-x") for n in range(10, 19)))
    section = next(each for each in iter_sections(found, 3) if each.heading.startswith("Escalate"))
    incidents, patterns = section.groups
    assert (len(incidents.lines), incidents.left) == (3, 6)
    names = "2026-08-10-x, 2026-08-11-x, 2026-08-12-x, 2026-08-13-x"
    assert [(line.name, line.facts[1]) for line in patterns.lines] == [
        ("team platform", f"in {names} and 5 more")
    ]


def test_what_cannot_be_read_is_named_and_not_called_late():
    incident = (
        "---\ntitle: It\nseverity: SEV-2\nstatus: resolved\nvisibility: internal\n"
        "declared_at: 2026-11-16T11:00:00Z\nresolved_at: 2026-11-16T12:00:00Z\n---\n"
    )
    found = report(read(incident, "---\nstatus: published\ncauses: [a\n---\n"))
    assert verdict(found) == "1 post-mortem cannot be read."
    assert list(sections(found)) == ["Post-mortems that cannot be read"]
