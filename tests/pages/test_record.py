"""The page of a record: what stands on it, in which order, and that no text breaks out of it."""

from __future__ import annotations

import re

import pytest

from tests.helpers.small_base import (
    EXTERNAL,
    INCIDENT,
    PNG,
    POSTMORTEM,
    page_at,
    scene,
    write_record,
)

ID = "2026-03-01-checkout-slow"
ADDRESS = f"incidents/{ID}/"
HOSTILE = """x"><img src=x onerror=alert(1)></title><script>alert(1)</script>"""


@pytest.fixture
def page(base):
    return page_at(ADDRESS, scene(base))


def test_what_stopped_it_comes_before_the_story(page):
    html = page.html[page.html.index("<h1") :]
    order = ["Checkout was slow", "Rolled back the release", "quokkas", "It is slow.", "Alert on"]
    assert [html.index(said) for said in order] == sorted(html.index(said) for said in order)


def test_contents_name_every_section_and_each_is_there(page):
    names = [place.text for place in page.contents]
    assert names[:4] == ["What happened", "Causes", "Timeline", "Action items"]
    assert all(f'id="{place.id}"' in page.html for place in page.contents)


def test_times_are_in_the_zone_and_in_utc(page):
    assert '<time datetime="2026-03-01T09:00:00Z">2026-03-01 10:00 CET</time>' in page.html
    assert "(09:00 UTC)" in page.html


def test_an_entry_of_the_timeline_has_its_time_in_both_and_leads_to_itself(page):
    entry = page.html[page.html.index('<li id="t-2026-03-01t090500z"') :]
    entry = entry[: entry.index("</li>")]
    assert 'href="#t-2026-03-01t090500z"' in entry
    assert ">10:05</time>" in entry
    assert ">09:05 UTC</span>" in entry
    assert ">no time</time>" in page.html


def test_durations(page):
    for name, length in (("detect", "4 min"), ("acknowledge", "2 min"), ("resolve", "1 h")):
        assert f"<dt>Time to {name}</dt><dd>{length}</dd>" in page.html


def test_timeline_entries_have_addresses_and_odd_lines_are_kept(page):
    assert '<li id="t-2026-03-01t090500z" data-kind="declared">' in page.html
    assert "somebody called" in page.html


def test_an_overdue_item_says_for_how_long(page):
    # Due on the 8th: over at 24:00 in Berlin, 23:00 UTC.
    assert "overdue" in page.html
    assert "for 1 d 13 h" in page.html
    assert "As of" in page.html


def test_an_image_that_no_text_names_is_evidence(page):
    assert page.files == ("evidence.png",)
    assert '<img src="evidence.png"' in page.html


def test_an_image_by_its_name_alone_is_none(base):
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    write_record(base, ID, INCIDENT, POSTMORTEM, evidence_png=PNG, other_png=svg, x_svg=svg)
    page = page_at(ADDRESS, scene(base))
    assert page.files == ("evidence.png",)
    assert "other.png" not in page.html


def test_external_ones_tell_their_story_and_sources(base):
    page = page_at("incidents/2020-01-02-their-outage/", scene(base))
    assert "Another company" in page.html
    assert "Names went away" in page.html
    assert 'href="https://status.example.org/2020"' in page.html


def test_a_source_that_is_no_address_is_text(base):
    hostile = EXTERNAL.replace("https://status.example.org/2020", "javascript:alert(1)")
    write_record(base, "2020-01-02-their-outage", hostile)
    page = page_at("incidents/2020-01-02-their-outage/", scene(base))
    assert "javascript:alert(1)" in page.html
    assert 'href="javascript' not in page.html


def test_related_goes_both_ways_and_never_to_what_is_not_shown(base):
    others = ("2020-01-02-their-outage", "2026-02-01-inside")
    related = "related:\n" + "".join(f"  - {{id: {other}, as: see}}\n" for other in others)
    write_record(base, ID, INCIDENT.replace("summary:", f"{related}summary:"), POSTMORTEM)
    setting = scene(base)
    here = page_at(ADDRESS, setting)
    there = page_at("incidents/2020-01-02-their-outage/", setting)
    assert "../../incidents/2020-01-02-their-outage/" in here.html
    assert "2026-02-01-inside" not in here.html
    assert f"../../{ADDRESS}" in there.html


def test_a_broken_record_says_what_is_wrong_and_shows_the_rest(base):
    write_record(base, ID, INCIDENT.replace("SEV-2", "SEV-2\nseverty: x"), POSTMORTEM)
    page = page_at(ADDRESS, scene(base))
    assert "This record has faults" in page.html
    assert "incident.md, line 4" in page.html
    assert "quokkas" in page.html


def test_an_unreadable_post_mortem_leaves_the_incident(base):
    write_record(base, ID, INCIDENT, POSTMORTEM.replace("authors: [ada]", "authors: [ada"))
    page = page_at(ADDRESS, scene(base))
    assert "This record has faults" in page.html
    assert "It is slow." in page.html


@pytest.mark.parametrize(
    "place",
    [
        "title: Checkout slow",
        "summary: Checkout was slow for an hour.",
        "solution: Rolled back the release.",
        "severity: SEV-2",
        "type: availability",
        "services: [checkout]",
        "status: resolved",
    ],
)
def test_no_text_of_a_record_breaks_out(base, place):
    key, _, value = place.partition(": ")
    hostile = f"['{HOSTILE}']" if value.startswith("[") else f"'{HOSTILE}'"
    write_record(base, ID, INCIDENT.replace(place, f"{key}: {hostile}"), POSTMORTEM)
    html = page_at(ADDRESS, scene(base)).html
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img src=x" not in html


def test_search_is_told_the_facts(page):
    assert "data-pagefind-body" in page.html
    assert '<span data-pagefind-filter="service">The checkout</span>' in page.html
    assert '<span data-pagefind-meta="solution">Rolled back the release.</span>' in page.html


def test_similar_ones_say_why_and_are_of_those_shown(base):
    write_record(
        base, "2026-02-02-also", INCIDENT.replace("Checkout slow", "Also slow"), POSTMORTEM
    )
    html = page_at(ADDRESS, scene(base)).html
    assert "Similar incidents" in html
    assert "../../incidents/2026-02-02-also/" in html
    assert "same service: checkout" in html
    assert "<code>2026-02-02-also</code>" in html
    alike = html[html.index('id="similar"') :]
    assert "Rolled back the release." in alike
    assert html.index('id="timeline"') < html.index('id="similar"')
    assert "2026-02-01-inside" not in html


def test_while_it_burns_what_stopped_those_like_it_stands_before_the_timeline(base):
    write_record(
        base, "2026-02-02-also", INCIDENT.replace("Checkout slow", "Also slow"), POSTMORTEM
    )
    write_record(base, ID, INCIDENT.replace("status: resolved", "status: open"))
    html = page_at(ADDRESS, scene(base)).html
    assert html.index('id="similar"') < html.index('id="timeline"')
    assert html.count('id="similar"') == 1


def test_a_record_like_it_that_was_a_drill_is_said_to_be_one(base):
    drill = INCIDENT.replace("kind: incident", "kind: drill")
    write_record(base, "2026-02-02-also", drill, POSTMORTEM)
    html = page_at(ADDRESS, scene(base)).html
    assert ">Drill<" in html[html.index('id="similar"') :]


def test_headings_alone_tell_nothing(base):
    draft = POSTMORTEM.split("\n## What happened")[0] + "\n## Causes\n\n<!-- What made\nit? -->\n"
    write_record(base, ID, f"{INCIDENT}\n## Notes\n", draft)
    html = page_at(ADDRESS, scene(base)).html
    assert 'id="s-causes"' not in html
    assert 'id="n-notes"' not in html
    write_record(base, ID, f"{INCIDENT}\n## Notes\n\nRestarted twice.\n", draft)
    assert 'id="n-notes"' in page_at(ADDRESS, scene(base)).html


def test_a_role_that_is_held_in_a_running_incident_is_held_now(base, page):
    assert "<span>the end</span>" in page.html
    write_record(base, ID, INCIDENT.replace("status: resolved", "status: open"))
    html = page_at(ADDRESS, scene(base)).html
    assert "<span>now</span>" in html
    assert "the end" not in html


def test_an_excerpt_is_made_of_sentences_and_names_are_found_all_the_same(base):
    write_record(base, ID, INCIDENT.replace("services:", "tags: [wombats]\nservices:"), POSTMORTEM)
    html = page_at(ADDRESS, scene(base)).html
    assert "<div data-pagefind-ignore><dt>Tags</dt>" in html
    facts = html[: html.index("<h1")]
    assert "wombats" in facts
    assert "Configuration change" in facts


def test_people_whom_an_entry_names_are_called_by_their_names(base):
    said = "- 2026-03-01T09:10:00Z change @ada confirmed_by=@ben to=channel,@ada: Rolled back.\n"
    write_record(base, ID, INCIDENT + said, POSTMORTEM)
    html = page_at(ADDRESS, scene(base)).html
    words = re.findall(r'<span class="kb-timeline__word">(.*?)</span></span>', html)
    assert [re.sub("<[^>]*>", "", word) for word in words] == [
        "confirmed by: Ben Example",
        "to: channel, Ada Example",
    ]
