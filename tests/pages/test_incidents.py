"""The lists of the organisation's own incidents."""

from __future__ import annotations

from postmortem_kb.pages import _paging
from postmortem_kb.pages.incidents import pages
from tests.helpers.small_base import INCIDENT, page_at, scene, write_record


def test_a_page_a_year_and_none_for_external_ones(base):
    addresses = [page.address for page in pages(scene(base))]
    assert addresses == ["incidents/", "years/2026/"]


def test_newest_first(base):
    html = page_at("years/2026/", scene(base, "internal")).html
    assert html.index("2026-03-01-checkout-slow") < html.index("2026-02-01-inside")
    assert "their-outage" not in html


def test_a_list_says_what_is_out_of_the_ordinary_and_nothing_else(base):
    html = page_at("incidents/", scene(base)).html
    assert "The checkout" in html
    for usual in ("kb-badge--status-resolved", "Post-mortem published"):
        assert usual not in html
    ended = INCIDENT.replace("status: resolved", "status: cancelled")
    write_record(base, "2026-03-04-nothing", ended.replace("kind: incident", "kind: drill"))
    write_record(base, "2026-03-05-late", INCIDENT)
    html = page_at("incidents/", scene(base)).html
    for said in ("Post-mortem overdue", ">cancelled<", ">Drill<"):
        assert said in html


def test_a_year_is_a_table_with_what_it_sorts_and_filters_by(base):
    html = page_at("years/2026/", scene(base)).html
    assert 'data-kb-table="incidents"' in html
    assert 'data-words="Configuration change"' in html
    assert f'data-sort="{60 * 60}"' in html
    assert "Rolled back the release." in html


def test_a_year_with_very_many_goes_over_several_pages(base, monkeypatch):
    monkeypatch.setattr(_paging, "A_PAGE", 1)
    found = {page.address: page.html for page in pages(scene(base, "internal"))}
    assert list(found) == ["incidents/", "years/2026/", "years/2026-2/"]
    assert "2026-02-01-inside" not in found["years/2026/"]
    assert 'href="../../years/2026-2/"' in found["years/2026/"]


def test_what_runs_is_not_resolved_yet_and_what_was_none_never_will_be(base):
    running = INCIDENT.replace("status: resolved", "status: open")
    running = running.replace("resolved_at: 2026-03-01T10:00:00Z\n", "")
    write_record(base, "2026-03-04-running", running)
    write_record(base, "2026-03-05-none", running.replace("status: open", "status: cancelled"))
    html = page_at("years/2026/", scene(base)).html
    assert html.count(">not yet<") == 1
    assert html.count(">—<") == 1
    assert "not known" not in html
