"""The library of other companies' incidents."""

from __future__ import annotations

from tests.helpers.small_base import page_at, scene


def test_external_ones_alone(base):
    html = page_at("external/", scene(base)).html
    assert "their-outage" in html
    assert "checkout-slow" not in html
