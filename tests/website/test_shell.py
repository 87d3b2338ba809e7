"""Stamping a page into the theme's empty one."""

from __future__ import annotations

from postmortem_kb.pages import Page
from postmortem_kb.pages._html import Html
from postmortem_kb.pages._page import Place
from postmortem_kb.website.shell import ADDRESS, ANCHOR, CONTENT, DESCRIPTION, PLACE, TITLE, Shell

EMPTY = (
    f'<title>{TITLE} - site</title><meta content="{DESCRIPTION}"><a href="#{ANCHOR}">skip</a>'
    f"<ul><li>other</li>\n<li class=x><a href='#{ANCHOR}'>{PLACE}</a></li></ul>"
    f"<h1>{TITLE}</h1>{CONTENT}<link href='/{ADDRESS}'>"
)


def stamped(**changed):
    facts = {"address": "incidents/x/", "title": "T", "html": Html("<p>body</p>")} | changed
    return Shell.read(EMPTY).stamp(Page(**facts))


def test_every_slot_is_filled():
    html = stamped(contents=(Place("One", "one"), Place("Two", "two")), description="D")
    assert html == (
        '<title>T - site</title><meta content="D"><a href="#kb-content">skip</a>'
        "<ul><li>other</li>\n<li class=x><a href='#one'>One</a></li>"
        "<li class=x><a href='#two'>Two</a></li></ul><h1>T</h1>"
        "<p>body</p><link href='/incidents/x/'>"
    )


def test_without_contents_the_item_is_gone():
    html = stamped()
    assert "<ul><li>other</li>\n</ul>" in html
    assert "kb-shell" not in html


def test_title_and_headings_are_escaped():
    html = stamped(title="</title><script>", contents=(Place("<b>", "b"),))
    assert "<script>" not in html
    assert "<b>" not in html


def test_a_record_that_speaks_of_slots_is_left_alone():
    words = f"{TITLE} {CONTENT} {ANCHOR} \\1 {ADDRESS}"
    assert words in stamped(html=Html(words))
