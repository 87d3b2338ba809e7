"""The pages of teams."""

from __future__ import annotations

from postmortem_kb.pages.teams import pages
from tests.helpers.small_base import page_at, scene

UNOWNED = "checkout: {title: The checkout, owner: ada}\n"


def test_what_a_team_owns_what_fails_and_what_it_promised(base):
    html = page_at("teams/platform/", scene(base)).html
    for said in ("The checkout", "Configuration change", "Alert on latency", "Checkout slow"):
        assert said in html


def test_a_team_that_promised_and_owns_nothing_has_a_page_too(base):
    (base / "schema" / "services.yml").write_text(UNOWNED)
    html = page_at("teams/platform/", scene(base)).html
    assert "Alert on latency" in html
    assert "None is recorded." in html


def test_without_teams_there_is_no_list(base):
    (base / "schema" / "people.yml").unlink()
    (base / "schema" / "services.yml").unlink()
    assert list(pages(scene(base))) == []


def test_the_list_counts_what_a_team_promised_though_nothing_of_its_own_failed(base):
    (base / "schema" / "services.yml").write_text(UNOWNED)
    html = page_at("teams/", scene(base)).html
    assert 'href="../teams/platform/"' in html
    assert '<td data-label="Open promises" data-sort="1"><span><span>1</span>' in html
