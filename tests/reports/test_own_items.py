"""The weekly report for one owner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postmortem_kb.reports import format_names, load_format
from postmortem_kb.reports._verdict import verdict
from postmortem_kb.reports.own_items import for_owner, owners
from tests.helpers.promises import report_on

LATE = {"id": "a1", "title": "Late one", "owner": "ada", "ticket": "L-1", "due": "2026-11-19"}
SOON = {"id": "a2", "title": "Soon one", "owner": "ada", "ticket": "L-2", "due": "2026-11-23"}
OTHER = {"id": "a3", "title": "Other one", "owner": "bob", "ticket": "L-3", "due": "2026-11-01"}
FAR = {"id": "a4", "title": "Far one", "owner": "eve", "ticket": "L-4", "due": "2027-11-01"}


def test_who_has_something_to_do():
    assert owners(report_on(LATE, SOON, OTHER, FAR)) == ("ada", "bob")


@pytest.mark.parametrize("name", format_names("overdue"))
def test_nothing_of_anybody_else_is_in_it(name):
    text = "\n".join(load_format("overdue", name)(for_owner(report_on(LATE, SOON, OTHER), "ada")))
    assert "Late one" in text
    assert "Soon one" in text
    assert "Other one" not in text


def test_the_verdict_is_on_their_own():
    report = report_on(LATE, SOON, OTHER)
    assert verdict(for_owner(report, "ada")) == "1 action item is overdue, the longest by 2 days."
    in_time = for_owner(report_on(SOON, OTHER), "ada")
    assert verdict(in_time) == "Nothing is overdue; 1 action item is open, and each is in time."


@pytest.mark.parametrize("name", ["html", "markdown", "slack", "text"])
def test_a_missed_week_is_told_under_the_verdict(name):
    render = load_format("overdue", name)
    report = report_on(LATE)
    said = "The report of 2026-W46 was not delivered"
    assert said not in "\n".join(render(report))
    text = "\n".join(render(for_owner(replace(report, missed="2026-W46"), "ada")))
    assert "overdue" in text.partition(said)[0]
    assert "Late one" in text.partition(said)[2]
