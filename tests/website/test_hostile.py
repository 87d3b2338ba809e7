"""Hostile records (injection in every field) in a built site: in its HTML, and in a browser."""

# ruff: noqa: E501 - hostile text stands on one line, as it would be written

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from postmortem_kb.website.building import build_site
from tests.helpers.folder_server import serving
from tests.helpers.small_base import opened, write_base, write_record
from tests.helpers.views import PREFIX

ID = "2026-03-05-hostile"
IMG = '<img src=x onerror="probed=1">'
PAYLOAD = f'"><script>probed=1</script>{IMG}<svg onload=probed=1>javascript:probed=1//{{{{7*7}}}}'
MARKUP = """\
<script>probed=1</script> <img src=x onerror=probed=1> <svg/onload=probed=1>
<a href="javascript:probed=1" id="lure">a</a> <iframe srcdoc="<script>parent.probed=1</script>"></iframe>
<form action=https://evil.example><button formaction=javascript:probed=1>b</button></form>
<style>body{display:none}</style> <base href=https://evil.example/> <meta http-equiv=refresh content=0;url=x>
<math><mtext><table><mglyph><style><img src=x onerror=probed=1>

[link](javascript:probed=1) [data](data:text/html,<script>probed=1</script>) [vb](vbscript:x)
![alt" onerror="probed=1](x.png) [t](https://example.org "x\\" onmouseover=\\"probed=1")
<https://example.org/"onmouseover="probed=1"> ![](//evil.example/x.png) ![](https://evil.example/y.png)

# Heading <img src=x onerror=probed=1> { onclick=probed=1 }

```html
<script>probed=1</script>
```

--8<-- "/etc/passwd"
"""


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def incident() -> str:
    hostile = quoted(f"zzhostile {PAYLOAD}")
    return f"""---
title: {hostile}
severity: SEV-2
status: resolved
kind: incident
type: {hostile}
visibility: public
services: [checkout, {hostile}]
tags: [{hostile}]
declared_at: 2026-03-05T09:05:00Z
started_at: 2026-03-05T09:00:00Z
resolved_at: 2026-03-05T10:00:00Z
detected_by: {hostile}
declared_by: {hostile}
summary: {hostile}
solution: {hostile}
impact: {{who: {hostile}, how: {hostile}, customers: {hostile}}}
triage: {{impact: {hostile}}}
roles:
  incident-commander:
    - {{who: {hostile}, from: 2026-03-05T09:05:00Z}}
  {hostile}:
    - {{who: ada}}
sent:
  - {{what: {hostile}, at: 2026-03-05T09:30:00Z, by: ada, to: {hostile}}}
related:
  - {{id: {hostile}, as: see}}
aliases: [{hostile}]
sources:
  - {{url: 'javascript:probed=1', primary: true}}
waivers:
  - {{rule: {hostile}, reason: {hostile}, by: {hostile}, on: 2026-03-06}}
---

## Timeline

- 2026-03-05T09:05:00Z declared @ada {PAYLOAD}: {PAYLOAD}
- 2026-03-05T09:06:00Z {PAYLOAD}

## {PAYLOAD}

{MARKUP}
"""


def postmortem() -> str:
    hostile = quoted(PAYLOAD)
    return f"""---
status: published
authors: [{hostile}]
approved_by: [{hostile}]
published_at: 2026-03-06T10:00:00Z
causes: [{hostile}]
action_items:
  - {{id: {hostile}, title: {hostile}, type: prevent, state: committed, owner: {hostile}, ticket: 'javascript:probed=1', added: 2026-03-06, due: 2026-03-08, evidence: 'javascript:probed=1'}}
---

## What happened

{MARKUP}

## {PAYLOAD}

{MARKUP}
"""


class Reader(HTMLParser):
    """What a browser would run or load: scripts, handlers, and addresses that run or leave."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.dangers: list[str] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        facts = {name: value or "" for name, value in attrs}
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append(facts.get("src", "").rpartition("/")[2])
        if tag in {"iframe", "object", "embed", "base", "frame"}:
            self.dangers.append(f"<{tag}>")
        for name, value in facts.items():
            address = "".join(value.lower().split())
            if name.startswith("on") or name in {"srcdoc", "formaction"}:
                self.dangers.append(f"{name} on <{tag}>")
            if name in {"href", "action"} and address.startswith(("javascript:", "data:", "vb")):
                self.dangers.append(f"{name}={value}")
            if name == "src" and (address.startswith(("//", "http", "data:", "javascript:"))):
                self.dangers.append(f"{name}={value}")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.scripts[-1] += data


def read(text):
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of a site with the hostile record, and that of one without."""
    folder = tmp_path_factory.mktemp("hostile")
    root = write_base(folder / "base")
    build_site(opened(root), "public", folder / "plain")
    files = {"x_svg": b"<svg onload=probed=1>", "x_png": b"<svg onload=probed=1>", "x_html": b"<p>"}
    write_record(root, ID, incident(), postmortem(), **files)
    build_site(opened(root), "public", folder / "site")
    return folder


def test_the_record_is_there(built):
    page = (built / "site" / "incidents" / ID / "index.html").read_text("utf-8")
    assert "zzhostile" in page


def test_no_page_has_a_script_or_an_address_that_a_record_brought(built):
    allowed = {
        script
        for file in (built / "plain").rglob("*.html")
        for script in read(file.read_text("utf-8")).scripts
    }
    for file in (built / "site").rglob("*.html"):
        reader = read(file.read_text("utf-8"))
        assert reader.dangers == [], file
        assert set(reader.scripts) <= allowed, file


def test_no_attachment_that_is_no_picture_is_published(built):
    names = {file.name for file in (built / "site" / "incidents" / ID).iterdir()}
    assert names == {"index.html"}


@pytest.fixture(scope="module")
def site(built):
    with serving(built / "site", PREFIX) as address:
        yield address


def probe(browser):
    assert browser.execute_script("return window.probed") is None
    # The browser's policy had nothing to stop either: no text got as far as being a script.
    assert [said for said in browser.complaints() if "404" not in said] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "page",
    [f"incidents/{ID}/", "", "incidents/", "years/2026/", "services/", "services/checkout/",
     "causes/", "actions/", "insights/", "incidents/2026-03-01-checkout-slow/"],
)  # fmt: skip
def test_nothing_runs_on_any_page(browser, site, page):
    browser.requests()
    browser.get(site + page)
    for link in browser.find_elements(By.CSS_SELECTOR, "#lure, [id$=lure]"):
        link.click()
    probe(browser)
    asked = [url for url in browser.requests() if url.startswith("http")]
    assert [url for url in asked if not url.startswith(site)] == []


@pytest.mark.browser
def test_nothing_runs_in_search_results_and_facets(browser, site):
    browser.get(site + "search/?q=zzhostile")
    WebDriverWait(browser, 15).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".kb-hit"))
    browser.find_element(By.CSS_SELECTOR, ".kb-filters summary").click()
    WebDriverWait(browser, 15).until(
        lambda b: b.find_elements(By.CSS_SELECTOR, "[data-facet=service] input")
    )
    assert "<script>" in browser.find_element(By.CSS_SELECTOR, ".kb-hit").text
    assert "<script>" in browser.find_element(By.CSS_SELECTOR, "[data-facet=service]").text
    probe(browser)
