"""The pages of severities."""

from __future__ import annotations

from postmortem_kb.pages.severities import pages
from tests.helpers.small_base import page_at, scene


def test_the_worst_comes_first(base):
    addresses = [page.address for page in pages(scene(base))]
    assert addresses == [
        "severities/",
        "severities/sev-1/",
        "severities/sev-2/",
        "severities/sev-3/",
    ]


def test_a_rung_with_its_incidents(base):
    html = page_at("severities/sev-2/", scene(base)).html
    assert "Customers notice" in html
    assert "Checkout slow" in html
