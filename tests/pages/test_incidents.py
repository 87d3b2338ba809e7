"""The lists of the organisation's own incidents."""

from __future__ import annotations

from postmortem_kb.pages.incidents import pages
from tests.helpers.small_base import page_at, scene


def test_a_page_a_year_and_none_for_external_ones(base):
    addresses = [page.address for page in pages(scene(base))]
    assert addresses == ["incidents/", "years/2026/"]


def test_newest_first(base):
    html = page_at("years/2026/", scene(base, "internal")).html
    assert html.index("2026-03-01-checkout-slow") < html.index("2026-02-01-inside")
    assert "their-outage" not in html
