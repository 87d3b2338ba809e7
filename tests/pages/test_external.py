"""The library of other companies' incidents."""

from __future__ import annotations

from tests.helpers.small_base import page_at, scene


def test_external_ones_alone(base):
    html = page_at("external/", scene(base)).html
    assert "their-outage" in html
    assert "checkout-slow" not in html


def test_it_is_read_by_what_went_wrong(base):
    html = page_at("external/", scene(base)).html
    dns = '<a href="../causes/dns/" class="kb-word">DNS</a> <span class="kb-count">× 1</span>'
    assert dns in html
    assert "Configuration change" not in html
