"""The pages of causes."""

from __future__ import annotations

from tests.helpers.small_base import page_at, scene


def test_a_cause_with_its_meaning_and_incidents(base):
    html = page_at("causes/dns/", scene(base)).html
    assert "Names did not resolve" in html
    assert "../../incidents/2020-01-02-their-outage/" in html


def test_a_cause_without_incidents_says_so(base):
    assert "None is recorded." in page_at("causes/hardware/", scene(base)).html
