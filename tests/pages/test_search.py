"""The search page: what is there before the script runs."""

from __future__ import annotations

from pathlib import Path

import postmortem_kb
from postmortem_kb.pages._search_facts import search_facts
from postmortem_kb.pages.search import FACETS
from tests.helpers.small_base import page_at, scene


def test_it_says_that_it_needs_javascript(base):
    assert "<noscript>" in page_at("search/", scene(base)).html


def test_facets_of_page_script_and_records_agree(base):
    setting = scene(base)
    facts = search_facts(setting.by_id["2026-03-01-checkout-slow"], setting)
    script = Path(postmortem_kb.__file__).parent / "website" / "assets" / "search.js"
    names = ", ".join(f'"{name}"' for name, _ in FACETS)
    assert f"FACETS = [{names}]" in script.read_text()
    assert all(f'data-pagefind-filter="{name}"' in facts for name, _ in FACETS)


def test_without_records_it_says_so(base):
    (base / "postmortems").rename(base / "away")
    html = page_at("search/", scene(base)).html
    assert "Nothing is published yet." in html
    assert "data-kb-search" not in html
