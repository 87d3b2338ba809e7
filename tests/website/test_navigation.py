"""The navigation of a site, its own or that of its mkdocs.yml."""

from __future__ import annotations

import re

from postmortem_kb.website.building import build_site
from postmortem_kb.website.navigation import navigation, present
from tests.helpers.small_base import opened

_LINK = re.compile(r'<a href="([^"]*)" class="md-nav__link[^"]*"')


def test_ours_come_in_the_order_of_need_and_then_the_authors():
    ours = ["rules/index.md", "index.md", "search/index.md", "handbook/index.md", "new/index.md"]
    theirs = ["guides/first.md", "about.md", "index.md"]
    assert navigation(ours, theirs) == [
        "index.md",
        "search/index.md",
        {"Handbook": "handbook/index.md"},
        "rules/index.md",
        "new/index.md",
        "about.md",
        {"Guides": ["guides/first.md"]},
    ]


def links_of(base, folder):
    build_site(opened(base), "public", folder)
    links = _LINK.findall((folder / "insights" / "index.html").read_text("utf-8"))
    return list(dict.fromkeys(links))


def test_a_site_without_a_nav_leads_from_the_outage_to_the_quiet_day(base, tmp_path):
    (base / "docs" / "about.md").write_text("# About us\n", encoding="utf-8")
    links = links_of(base, tmp_path / "site")
    wanted = [
        "../incidents/",
        "../search/",
        "../services/",
        "../actions/",
        "../rules/",
        "../about/",
    ]
    assert [link for link in links if link in wanted] == wanted


def test_a_nav_that_somebody_wrote_stays(base, tmp_path):
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [rules/index.md, search/index.md]\n")
    links = links_of(base, tmp_path / "site")
    assert [link for link in links if not link.startswith("#")] == ["../rules/", "../search/"]


def test_pages_of_ours_that_a_site_has_not_are_left_out_and_an_author_s_never():
    nav = [
        "index.md",
        {"Weekly report": "weekly/index.md"},
        {"More": ["teams/index.md", "a.md"]},
        {"Teams": [{"All": "teams/index.md"}]},
        {"Chat": "https://chat.example.org/"},
    ]
    assert present(nav, {"index.md"}) == [
        "index.md",
        {"More": ["a.md"]},
        {"Chat": "https://chat.example.org/"},
    ]


def test_no_entry_leads_customers_to_what_they_do_not_see(base, tmp_path):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace(", public_view: whole", ""))
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [rules/index.md, {Week: weekly/index.md}]\n")
    links = links_of(base, tmp_path / "site")
    assert [link for link in links if not link.startswith("#")] == ["../rules/"]
