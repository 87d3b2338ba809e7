"""The front page."""

from __future__ import annotations

import re

from tests.helpers.small_base import INCIDENT, page_at, scene, write_record


def test_search_leads_to_the_search_page(base):
    assert 'action="./search/"' in page_at("", scene(base)).html


def test_nothing_open_is_said(base):
    assert "Nothing is open." in page_at("", scene(base)).html


def test_what_is_open_stands_there_for_how_long(base):
    running = re.sub(r"(acknowledged|mitigated|resolved)_at: .*\n", "", INCIDENT)
    running = running.replace("status: resolved", "status: open").replace("03-01", "03-10")
    write_record(base, "2026-03-10-now", running)
    html = page_at("", scene(base)).html
    assert "Nothing is open." not in html
    assert "for 2 h 55 min" in html
    assert "As of" in html


def test_counts_follow_what_is_shown(base):
    count = "<strong>{}</strong><span>incidents</span>"
    assert count.format(1) in page_at("", scene(base)).html
    assert count.format(2) in page_at("", scene(base, "internal")).html


def test_latest_post_mortems(base):
    html = page_at("", scene(base)).html
    assert html.index("Latest post-mortems") < html.index("incidents/2026-03-01-checkout-slow/")


def test_the_way_to_how_a_service_fails(base):
    html = page_at("", scene(base)).html
    assert 'services/checkout/" class="kb-word">The checkout</a><span class="kb-count"> × 1' in html
    assert "their-network" not in html


def test_until_when_the_next_update_is_due_stands_there_and_on_the_page_of_what_is_open(base):
    policy = base / "schema" / "policy.yml"
    every = "cadences: {channel: {title: Update in the channel, kind: update, every_minutes: 15}}\n"
    policy.write_text(policy.read_text() + every)
    running = re.sub(r"(acknowledged|mitigated|resolved)_at: .*\n", "", INCIDENT)
    running = running.replace("status: resolved", "status: open").replace("03-01", "03-10")
    write_record(base, "2026-03-10-now", running)
    late = '<strong class="kb-clock kb-clock--late">2 h 40 min late</strong>, <time'
    setting = scene(base)
    assert f"Update in the channel: {late}" in page_at("", setting).html
    assert f", the next {late}" in page_at("incidents/2026-03-10-now/", setting).html
