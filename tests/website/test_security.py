"""Which scripts a page lets run: in the text of its policy, and in a real Chromium."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from postmortem_kb.website.building import build_site
from postmortem_kb.website.security import content_security_policy, with_policy
from tests.helpers.folder_server import serving
from tests.helpers.small_base import MKDOCS, opened, write_base

HEAD = '<head><meta charset="utf-8"><script>theme()</script></head>'


def digest(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_themes_scripts_are_allowed_by_their_digests_once_each():
    html = "<script>a()</script><script>b()</script><script>a()</script>"
    scripts = content_security_policy(html).split("; ")[1]
    assert scripts == f"script-src 'self' 'wasm-unsafe-eval' {digest('a()')} {digest('b()')}"


def test_data_and_files_need_no_digest():
    html = '<script src="x.js"></script><script type="application/json">{}</script>'
    assert "sha256" not in content_security_policy(html)


def test_no_script_may_be_written_into_a_page():
    policy = content_security_policy("").split("; ")
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "default-src 'none'" in policy


def test_a_script_in_a_text_gets_no_digest():
    content = "<p>A text</p><script>stolen()</script>"
    html = with_policy(f"{HEAD}<body>{content}</body>", content)
    assert digest("stolen()").replace("'", "&#x27;") not in html
    assert digest("theme()").replace("'", "&#x27;") in html
    assert html.index("Content-Security-Policy") < html.index("<script>theme")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guarded")
    root = write_base(folder / "base")
    injected = '<p id="here">Hello</p><script>document.title = "stolen"</script>'
    (root / "docs" / "index.md").write_text(f"# Home\n\n{injected}\n")
    build_site(opened(root), "public", folder / "site")
    with serving(folder / "site", "/kb") as address:
        yield address


@pytest.mark.browser
@pytest.mark.parametrize("page", ["search/?q=quokkas", "years/2026/", "handbook/", "nowhere/"])
def test_every_kind_of_page_works_under_it(browser, site, page):
    browser.get(site + page)
    if "search" in page:
        WebDriverWait(browser, 15).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".kb-hit"))
    complaints = [said for said in browser.complaints() if "404" not in said]
    assert complaints == []


@pytest.mark.browser
def test_a_script_that_got_into_a_page_does_not_run(browser, site):
    browser.get(site)
    assert browser.find_element(By.ID, "here").text == "Hello"
    assert browser.title != "stolen"
    assert any("Content Security Policy" in said for said in browser.complaints())


def test_it_can_be_turned_off_for_a_site_with_scripts_of_its_own(tmp_path):
    root = write_base(tmp_path / "base")
    plugin = "plugins: [{postmortem-kb: {content_security_policy: false}}]"
    (root / "mkdocs.yml").write_text(MKDOCS.replace("plugins: [postmortem-kb]", plugin))
    build_site(opened(root), "public", tmp_path / "site")
    assert "Content-Security-Policy" not in (tmp_path / "site" / "index.html").read_text()
