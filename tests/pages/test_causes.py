"""The pages of causes."""

from __future__ import annotations

from tests.helpers.small_base import EXTERNAL, page_at, scene, write_record


def test_a_cause_with_its_meaning_and_incidents(base):
    html = page_at("causes/dns/", scene(base)).html
    assert "Names did not resolve" in html
    assert "../../incidents/2020-01-02-their-outage/" in html


def test_a_cause_without_incidents_says_so(base):
    assert "None is recorded." in page_at("causes/hardware/", scene(base)).html


def test_causes_of_other_companies_alone_are_in_the_order_of_their_names(base):
    causes = "causes: [network, dns, automation]"
    write_record(base, "2021-01-02-theirs", EXTERNAL.replace("causes: [dns]", causes))
    html = page_at("causes/", scene(base)).html
    elsewhere = html[html.index("external incidents") :]
    places = [elsewhere.index(f">{said}<") for said in ("Automation", "DNS", "Network")]
    assert places == sorted(places)
