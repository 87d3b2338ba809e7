"""Where a reader of a report finds the record."""

from __future__ import annotations

import pytest

from postmortem_kb.reports._links import record_link, repository_link
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
