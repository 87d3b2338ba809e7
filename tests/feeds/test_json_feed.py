"""The JSON feed, held against what https://www.jsonfeed.org/version/1.1/ asks of one."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from postmortem_kb.feeds.json_feed import files
from tests.feeds.conftest import ADDRESS, HOSTILE, with_facts
from tests.helpers.small_base import scene

URL = {"type": "string", "pattern": "^https?://[^/]+/"}
TEXT = {"type": "string"}
AUTHOR = {"type": "object", "minProperties": 1, "properties": {"name": TEXT, "url": URL}}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "url": URL,
        "title": TEXT,
        "content_text": TEXT,
        "date_published": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
        },
        "tags": {"type": "array", "items": TEXT},
    },
}
SPECIFICATION = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": URL,
        "feed_url": URL,
        "authors": {"type": "array", "items": AUTHOR},
        "items": {"type": "array", "items": ITEM},
    },
}


def feed_of(setting):
    (file,) = files(setting, ADDRESS)
    assert file.path == "feed.json"
    assert file.text.isascii()
    feed = json.loads(file.text, parse_constant=pytest.fail)
    Draft202012Validator(SPECIFICATION).validate(feed)
    return feed


def test_a_published_post_mortem_is_an_item(base):
    feed = feed_of(scene(base))
    assert feed["feed_url"] == f"{ADDRESS}feed.json"
    (item,) = feed["items"]
    assert item["id"] == item["url"] == f"{ADDRESS}incidents/2026-03-01-checkout-slow/"
    assert item["date_published"] == "2026-03-03T10:00:00Z"
    assert item["content_text"].startswith("Checkout was slow for an hour.")


@pytest.mark.parametrize("text", [HOSTILE, "a\x0bb", "\ud800", "\u2028"])
def test_hostile_words_come_back_as_they_are(base, text):
    (item,) = feed_of(with_facts(scene(base), title=text, summary=text))["items"]
    assert item["title"] == text


def test_without_an_address_there_is_none(base):
    assert list(files(scene(base), "")) == []
