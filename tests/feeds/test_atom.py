"""The Atom feed, read by a feed reader's parser and by a strict one."""

from __future__ import annotations

from xml.etree import ElementTree

import feedparser
import pytest

from postmortem_kb.feeds.atom import files
from tests.feeds.conftest import ADDRESS, HOSTILE, with_facts
from tests.helpers.small_base import INCIDENT, POSTMORTEM, scene, write_record

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(setting):
    (file,) = files(setting, ADDRESS)
    assert file.path == "feed.xml"
    ElementTree.fromstring(file.text)
    parsed = feedparser.parse(file.text)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_a_published_post_mortem_is_an_entry(base):
    feed = feed_of(scene(base))
    assert feed.version == "atom10"
    assert feed.feed.id == ADDRESS
    assert feed.feed.updated == "2026-03-03T10:00:00Z"
    assert feed.feed.author == "Example"
    (entry,) = feed.entries
    assert entry.id == entry.link == f"{ADDRESS}incidents/2026-03-01-checkout-slow/"
    assert entry.title == "Checkout slow"
    assert entry.published == "2026-03-03T10:00:00Z"
    assert entry.summary == (
        "Checkout was slow for an hour.\n\nWhat stopped it: Rolled back the release."
    )
    assert {tag.term for tag in entry.tags} >= {"SEV-2", "checkout"}


def test_what_rfc_4287_asks_is_there(base):
    """Sections 4.1.1 and 4.1.2: one id, title and updated each; an author; a way to itself."""
    (file,) = files(scene(base), ADDRESS)
    root = ElementTree.fromstring(file.text)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    assert root.find(f"{ATOM}author/{ATOM}name").text
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{ADDRESS}feed.xml", "alternate": ADDRESS}


def test_hostile_words_are_text(base):
    feed = feed_of(with_facts(scene(base), title=HOSTILE, summary=HOSTILE, severity=HOSTILE))
    (file,) = files(with_facts(scene(base), title=HOSTILE), ADDRESS)
    title = ElementTree.fromstring(file.text).find(f"{ATOM}entry/{ATOM}title")
    assert title.text == HOSTILE
    assert len(title) == 0
    assert "<script" not in file.text
    assert len(feed.entries) == 1


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800"])
def test_what_xml_cannot_hold_is_replaced(base, character):
    feed = feed_of(with_facts(scene(base), title=f"a{character}b", services=[f"s{character}"]))
    assert feed.entries[0].title == "a\ufffdb"


def test_the_newest_fifty(base):
    for day in range(1, 61):
        text = POSTMORTEM.replace("2026-03-03T10:00:00Z", f"2026-03-03T10:{day % 60:02}:00Z")
        write_record(base, f"2026-03-01-number-{day:02}", INCIDENT, text)
    entries = feed_of(scene(base)).entries
    assert len(entries) == 50
    assert entries[0].id.endswith("number-59/")
    assert [e.published for e in entries] == sorted((e.published for e in entries), reverse=True)


def test_drafts_external_and_later_ones_are_none(base):
    draft = POSTMORTEM.replace("status: published", "status: draft")
    write_record(base, "2026-03-01-checkout-slow", INCIDENT, draft)
    later = POSTMORTEM.replace("2026-03-03T10", "2026-03-30T10")
    write_record(base, "2026-03-02-later", INCIDENT, later)
    feed = feed_of(scene(base))
    assert feed.entries == []
    assert feed.feed.updated == "1970-01-01T00:00:00Z"


def test_without_an_address_there_is_none(base):
    assert list(files(scene(base), "")) == []
