"""The handbook: every part of the policy that a person needs stands in it."""

from __future__ import annotations

import re

from tests.helpers.small_base import page_at, scene


def test_it_has_what_the_policy_says(base):
    page = page_at("handbook/", scene(base))
    within = "within 72 hours of the resolution"
    for said in ("SEV-1: Critical", "Incident commander", "What happened", within):
        assert said in page.html
    names = [place.text for place in page.contents]
    assert {"Severities", "Roles", "Clocks", "Action items"} <= set(names)
    assert all(f'id="{place.id}"' in page.html for place in page.contents)


def test_a_part_that_the_policy_leaves_out_has_no_heading(base):
    assert "Who is paged" not in page_at("handbook/", scene(base)).html


def test_sections_of_its_own_and_their_markdown_is_cleaned(base):
    policy = base / "schema" / "policy.yml"
    section = "handbook: {war-room: {title: War room, text: 'Go **there** <script>x</script>'}}\n"
    policy.write_text(policy.read_text() + section)
    html = page_at("handbook/", scene(base)).html
    assert "War room" in html
    assert "<strong>there</strong>" in html
    assert "<script" not in html


def test_customers_are_not_told_how_to_declare(base):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("public_view: whole", "public_view: customers"))
    assert "postmortem open" not in page_at("handbook/", scene(base)).html
    assert "postmortem open" in page_at("handbook/", scene(base, "internal")).html


def test_working_days_name_the_country_whose_holidays_count(base):
    policy = base / "schema" / "policy.yml"
    clock = "country: DE\nclocks: {postmortem: {hours: , business_days: 2}}\n"
    policy.write_text(policy.read_text() + clock)
    html = page_at("handbook/", scene(base)).html
    assert "within 2 working days (DE) of the resolution." in html


def test_the_owner_of_what_fails_is_said_in_words():
    from postmortem_kb.pages.handbook import _names

    assert _names(("service-owner", "EM on-call")) == "the owner of the failing service, EM on-call"


def test_what_holds_for_some_incidents_only_says_for_which(base):
    policy = base / "schema" / "policy.yml"
    said = """\
steps:
  open:
    alert: {do: Alert the team., severities: [SEV-1], types: [security]}
    all: {do: Write it down.}
  resolve: {a: {do: Tell all., severities: [SEV-2]}, b: {do: Tell more., severities: [SEV-2]}}
cadences:
  channel: {title: Update, every_minutes: 15, kind: update, serious: true}
severities: {SEV-3: {process: none}}
"""
    policy.write_text(policy.read_text() + said)
    text = " ".join(
        re.sub("<[^>]+>", " ", page_at("handbook/", scene(base, "internal")).html).split()
    )
    assert "Alert the team. SEV-1, Security Write it down." in text
    assert "When it is resolved (SEV-2) Tell all. Tell more." in text
    assert "every 15 min (serious ones)" in text
    assert text.count("The process on this page is not run for it.") == 1
