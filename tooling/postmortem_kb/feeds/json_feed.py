"""`feed.json`: the latest post-mortems as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postmortem_kb.feeds._file import File, json_file
from postmortem_kb.feeds._latest import JSON_FEED, Entry, author_of, latest, title_of
from postmortem_kb.pages import Setting


def files(setting: Setting, address: str) -> Iterator[File]:
    """The feed; none without the site's address, for its links must be whole."""
    if address:
        facts = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title_of(setting),
            "home_page_url": address,
            "feed_url": address + JSON_FEED,
            "authors": [{"name": author_of(setting)}],
            "items": [_item(entry) for entry in latest(setting, address)],
        }
        yield json_file(JSON_FEED, facts)


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published,
        "tags": list(entry.words),
    }
