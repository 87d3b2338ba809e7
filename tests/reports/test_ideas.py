"""Ideas that several incidents asked for, and nobody has done since."""

from __future__ import annotations

import pytest

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports.overdue import collect
from postmortem_kb.reports.overdue_text import render
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy("zone: Europe/Berlin\n")
LAG, LAG_TOO = "Alert on replication lag", "Alert when the replication lag grows"


def record(day, *items, **more):
    """An incident of a day with items: a title and a state each."""
    facts = (f"- {{id: a{n}, title: {title}, state: {state}}}\n"
             for n, (title, state) in enumerate(items, 1))  # fmt: skip
    head = "status: published\npublished_at: 2026-01-01T10:00:00Z\naction_items:\n"
    return write_incident("", head + "".join(facts), id=f"{day}-slow", **more)


def report(*incidents, now="2026-11-21T10:00:00Z"):
    return collect(incidents, POLICY, {}, parse_moment(now).at)


def named(*incidents, now="2026-11-21T10:00:00Z"):
    found = report(*incidents, now=now).ideas
    return [[mention.name for mention in idea.mentions] for idea in found]


def test_the_newest_first_with_what_became_of_each():
    (idea,) = report(
        record("2026-03-01", ("Pin images", "idea"), (LAG_TOO, "dropped")),
        record("2026-10-06", (LAG, "idea")),
        record("2026-07-09", (LAG, "done")),
    ).ideas
    assert [(mention.name, mention.state) for mention in idea.mentions] == [
        ("2026-10-06-slow#a1", "idea"),
        ("2026-07-09-slow#a1", "done"),
        ("2026-03-01-slow#a2", "dropped"),
    ]


@pytest.mark.parametrize(
    ("before", "now", "comes_back"),
    [
        ("idea", "idea", True),
        ("idea", "committed", True),
        ("committed", "committed", True),  # promised, and promised again
        ("dropped", "idea", True),
        ("idea", "done", False),  # it is done
        ("idea", "dropped", False),  # somebody decided
        ("done", "idea", False),  # nothing was left undone
    ],
)
def test_it_was_wanted_before_and_is_wanted_still(before, now, comes_back):
    found = named(record("2026-03-01", (LAG, before)), record("2026-10-06", (LAG_TOO, now)))
    assert bool(found) is comes_back


def test_twice_in_one_incident_is_once():
    assert named(record("2026-10-06", (LAG, "idea"), (LAG_TOO, "idea"))) == []


@pytest.mark.parametrize(
    ("now", "is_named"), [("2027-03-01T10:00:00Z", True), ("2027-03-02T10:00:00Z", False)]
)
def test_for_a_year_after_it_came_back_last(now, is_named):
    incidents = [record("2020-03-01", (LAG, "idea")), record("2026-03-01", (LAG, "idea"))]
    assert bool(named(*incidents, now=now)) is is_named


def test_nothing_of_incidents_to_come():
    incidents = [record("2026-03-01", (LAG, "idea")), record("2026-10-06", (LAG, "idea"))]
    assert named(*incidents, now="2026-10-05T10:00:00Z") == []


def test_those_of_the_most_incidents_first_and_five_on_the_page():
    titles = ["Pin base images", "Rotate tokens weekly", "Drain nodes slowly",
              "Cap retry storms", "Warm caches early", LAG]  # fmt: skip
    days = ("2026-03-01", "2026-05-01")
    incidents = [record(day, *((title, "idea") for title in titles)) for day in days]
    incidents.append(record("2026-01-01", (LAG, "idea")))
    found = report(*incidents)
    assert len(found.ideas) == 6
    assert found.ideas[0].mentions[0].title == LAG
    text = "\n".join(render(found))
    assert "Ideas that keep coming back: the first 5 of 6\n  2026-05-01-slow#a6\n" in text
    assert "3 incidents asked for it; still an idea; before: 2026-03-01-slow#a6" in text
