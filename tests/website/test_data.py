"""What programs find in the built site: feeds, data, and the list of all pages."""

from __future__ import annotations

import json
import re
from importlib import resources
from xml.etree import ElementTree

import feedparser
import pytest
from jsonschema import Draft202012Validator

from tests.helpers.small_base import INCIDENT, POSTMORTEM, restricted, write_base, write_record
from tests.website.test_building import build

SITE = "https://kb.example.org/sub/"
HIDDEN = "2026-03-02-restricted-abcd"
ALTERNATE = re.compile(
    rb'<link rel="(?:alternate feed|service-desc)" type="([^"]+)" title="[^"]+" href="([^"]+)">'
)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    root = write_base(folder / "base")
    naming = f"summary: It was {HIDDEN}, and <script>alert(1)</script>"
    text = INCIDENT.replace("summary: Checkout was slow for an hour.", naming)
    write_record(root, "2026-03-01-checkout-slow", text, POSTMORTEM)
    write_record(root, HIDDEN, restricted(), POSTMORTEM)
    return build(root, folder / "site", "public")[0]


def test_every_page_leads_to_the_feeds_and_the_data(site):
    kinds = [b"application/atom+xml", b"application/feed+json", b"application/json"]
    pages = {
        name: content
        for name, content in site.items()
        if name.endswith(".html") and b'http-equiv="refresh"' not in content
    }
    assert len(pages) > 10
    for name, content in pages.items():
        found = ALTERNATE.findall(content)
        assert [kind for kind, _ in found] == kinds, name
        root = b"/sub/" if name == "404.html" else b"../" * name.count("/")
        for _, link in found:
            assert link.removeprefix(b"./").removeprefix(root).decode() in site, (name, link)


def test_feeds_and_data_hold_no_name_that_is_hidden(site):
    feed = feedparser.parse(site["feed.xml"])
    assert not feed.bozo
    said = "It was (withheld), and <script>alert(1)</script>"
    assert (
        feedparser.parse(site["feed.xml"], sanitize_html=False).entries[0].summary.startswith(said)
    )
    assert json.loads(site["feed.json"])["items"][0]["content_text"].startswith(said)
    record = json.loads(site["api/v1/incidents/2026-03-01-checkout-slow.json"])
    assert record["incident"]["summary"] == said
    assert not [name for name, content in site.items() if HIDDEN in f"{name}{content}"]


def test_every_file_of_the_data_is_as_the_schema_beside_it_says(site):
    schema = site["api/v1/schema.json"]
    shipped = resources.files("postmortem_kb") / "shipped" / "output" / "api.schema.json"
    assert schema == shipped.read_bytes()
    check = Draft202012Validator(json.loads(schema))
    names = [name for name in site if name.startswith("api/v1/") and "schema" not in name]
    assert len(names) == 7
    for name in names:
        check.validate(json.loads(site[name]))


def test_the_sitemap_is_one_and_names_every_page(site):
    """As https://www.sitemaps.org/protocol.html asks; the gzipped one is the same."""
    root = ElementTree.fromstring(site["sitemap.xml"])
    assert root.tag == f"{SITEMAP}urlset"
    assert {child.tag for child in root} == {f"{SITEMAP}url"}
    addresses = [url.findtext(f"{SITEMAP}loc") for url in root]
    assert len(addresses) == len(set(addresses)) <= 50_000
    assert max(map(len, addresses)) < 2048
    pages = {
        SITE + name.removesuffix("index.html")
        for name, content in site.items()
        if name.endswith("index.html") and b'http-equiv="refresh"' not in content
    }
    assert set(addresses) == pages


def test_without_an_address_there_is_data_and_no_feed(tmp_path):
    root = write_base(tmp_path / "base")
    policy = root / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace(f", url: {SITE[:-1]}", ""))
    files, _ = build(root, tmp_path / "site", "public")
    assert not {"feed.xml", "feed.json"} & files.keys()
    assert json.loads(files["api/v1/index.json"])["site"] is None
    assert [kind for kind, _ in ALTERNATE.findall(files["index.html"])] == [b"application/json"]
