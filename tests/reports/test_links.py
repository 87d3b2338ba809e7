"""Where a reader of a report finds the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postmortem_kb.reports import overdue_html, overdue_markdown, overdue_slack
from postmortem_kb.reports._links import board_link, record_link, repository_link
from tests.helpers.promises import report_on
from tests.helpers.written import write_incident, write_policy

SITE = "url: 'https://kb.example/'"
REPOSITORY = "repository: 'https://git.example/kb/', branch: trunk"
PATH = "postmortems/2026/2026-11-03-checkout/postmortem.md"
PAGE = "https://kb.example/incidents/2026-11-03-checkout/"
BLOB = f"https://git.example/kb/blob/trunk/{PATH}"


def found(site, visibility="internal", **more):
    incident = write_incident(f"visibility: {visibility}\n")
    return record_link(incident, write_policy(f"site: {{{site}}}\n"), **more)


def test_the_page_then_the_repository_then_the_path():
    assert found(f"readers: internal, {SITE}, {REPOSITORY}") == PAGE
    assert found(f"readers: internal, {REPOSITORY}") == BLOB
    assert found("readers: internal") == PATH


def test_the_item_on_the_page():
    assert found(f"readers: internal, {SITE}", item="a1") == f"{PAGE}#item-a1"
    assert found("readers: internal", item="a1") == PATH


@pytest.mark.parametrize(
    ("readers", "visibility", "is_shown"),
    [
        ("readers: internal", "public", True),
        ("readers: internal", "restricted", False),
        ("readers: internal", "unheard-of", False),
        ("readers: public, public_view: whole", "public", True),
        ("readers: public, public_view: whole", "internal", False),
        ("public_view: whole", "internal", False),  # unanswered means public
        ("readers: public", "public", False),  # customers see no owner and no ticket
    ],
)
def test_only_a_page_that_shows_what_a_manager_asks(readers, visibility, is_shown):
    assert (found(f"{readers}, {SITE}", visibility) == PAGE) is is_shown


def test_the_repository_s_view_of_a_file():
    policy = write_policy(f"site: {{{REPOSITORY}}}\n")
    assert repository_link(write_incident(), policy, "incident.md").endswith("/incident.md")
    assert repository_link(write_incident(), write_policy()) == ""


@pytest.mark.parametrize(
    ("site", "board"),
    [
        (f"readers: internal, {SITE}", "https://kb.example/actions/"),
        (f"readers: public, public_view: whole, {SITE}", "https://kb.example/actions/"),
        (f"readers: public, {SITE}", ""),
        ("readers: internal", ""),
    ],
)
def test_the_board_is_where_it_names_who_promised(site, board):
    assert board_link(write_policy(f"site: {{{site}}}\n")) == board


@pytest.mark.parametrize(
    ("module", "way"),
    [
        (overdue_markdown, "[the board of action items](https://kb.example/actions/)"),
        (overdue_html, '<a href="https://kb.example/actions/"'),
        (overdue_slack, "<https://kb.example/actions/|the board of action items>"),
    ],
)
def test_the_weekly_report_leads_to_the_board_where_there_is_one(module, way):
    report = report_on({"id": "a1"})
    assert "the board" not in "".join(module.render(report))
    told = "\n".join(module.render(replace(report, board="https://kb.example/actions/")))
    assert way in told
