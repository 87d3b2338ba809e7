"""The search page: what is there before the script runs."""

from __future__ import annotations

from pathlib import Path

import postmortem_kb
from postmortem_kb.pages._search_facts import search_facts
from postmortem_kb.pages.search import FACETS, MOST_CHARACTERS
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


def test_what_is_pasted_fits_into_an_address_on_every_page(base):
    limit = f'maxlength="{MOST_CHARACTERS}"'
    for address in ("", "search/"):
        assert page_at(address, scene(base)).html.count(limit) == 1
    templates = Path(postmortem_kb.__file__).parent / "website" / "templates"
    fields = [path for path in templates.rglob("*.html") if 'name="q"' in path.read_text("utf-8")]
    assert {path.name for path in fields} == {"404.html", "header.html"}
    assert all(limit in path.read_text("utf-8") for path in fields)
