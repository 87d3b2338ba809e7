"""Every kind of page, as readers open it: on a phone, at night, without scripts, on paper."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.helpers.browser import DESKTOP, PHONE
from tests.helpers.views import MAIN_VIEWS, RECORD, VIEWS, serving_views, show

pytestmark = pytest.mark.browser
SCREENSHOTS = "SCREENSHOTS"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site with every kind of page, under a sub-path."""
    with serving_views(tmp_path_factory.mktemp("views")) as address:
        yield address


@pytest.fixture
def without_scripts(browser):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield browser
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_it_fits_a_phone_is_quiet_and_asks_no_other_host(browser, site, view, scheme):
    browser.prefer(scheme)
    browser.resize(*PHONE)
    browser.requests()
    show(browser, site + VIEWS[view])
    assert browser.execute_script("return document.documentElement.scrollWidth") == PHONE[0]
    # The page for what is not there is itself said to be not there.
    missing = f"{site}{VIEWS['not-found']}"
    assert [said for said in browser.complaints() if not said.startswith(missing)] == []
    asked = [url for url in browser.requests() if url.startswith("http")]
    assert asked
    assert [url for url in asked if not url.startswith(site)] == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_first_key_skips_what_stands_on_every_page(browser, site, view):
    show(browser, site + VIEWS[view])
    (way,) = browser.find_elements(By.CSS_SELECTOR, ".md-skip")
    place = way.get_attribute("href").partition("#")[2]
    assert browser.find_elements(By.ID, place)
    if view in ("record", "external-record"):
        # It leads to the title, and not past it and what stopped it.
        follows = "return document.getElementById(arguments[0]).compareDocumentPosition(h1) & 4"
        assert browser.execute_script(f"const h1 = document.querySelector('h1'); {follows}", place)


@pytest.mark.parametrize("view", VIEWS)
def test_it_says_what_it_is_without_scripts(without_scripts, site, view):
    browser = without_scripts
    browser.get(site + VIEWS[view])
    article = browser.find_element(By.CSS_SELECTOR, "article").text
    assert len(article) > 10
    links = browser.find_elements(By.CSS_SELECTOR, ".md-nav--primary a[href]")
    assert any("/incidents/" in link.get_attribute("href") for link in links)
    if view == "search":
        assert "Search needs JavaScript; the lists do not." in article


def test_a_search_from_the_front_page_needs_no_script_to_say_so(without_scripts, site):
    browser = without_scripts
    browser.get(site)
    box = browser.find_element(By.CSS_SELECTOR, "article .kb-search__box")
    box.send_keys("checkout", Keys.ENTER)
    WebDriverWait(browser, 15).until(lambda b: "/search/?q=checkout" in b.current_url)


@pytest.mark.parametrize(
    ("view", "keys"), [("record", ".kb-phases__key [class]"), ("insights", ".kb-chart__key")]
)
def test_a_reader_s_own_colours_leave_those_that_say_which_is_which(browser, site, view, keys):
    own = [{"name": "forced-colors", "value": "active"}]
    browser.get(site + VIEWS[view])
    shown = "getComputedStyle(key, key.textContent ? '::before' : null).backgroundColor"
    script = f"return [...document.querySelectorAll('{keys}')].slice(0, 2).map(key => {shown})"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": own})
    try:
        assert len(set(browser.execute_script(script))) == 2
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_without_scripts_the_search_offers_nothing_that_does_nothing(without_scripts, site):
    browser = without_scripts
    browser.get(site + "search/")
    said = browser.find_element(By.TAG_NAME, "article").text
    assert "Look among the incidents, services and causes." in said
    assert "../services/" in [
        link.get_dom_attribute("href") for link in browser.find_elements(By.CSS_SELECTOR, "p a")
    ]


@pytest.mark.parametrize("view", ["record", "insights", "year"])
def test_printed_it_is_a_document(browser, site, view):
    browser.prefer("dark")
    show(browser, site + VIEWS[view])
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 12


def test_on_paper_the_record_stands_alone(browser, site):
    browser.get(site + RECORD)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = browser.find_element(By.TAG_NAME, "body").text
        hidden = (".md-header", ".md-sidebar", ".md-footer", ".kb-ways", ".headerlink")
        for part in hidden:
            found = browser.find_elements(By.CSS_SELECTOR, part)
            assert not any(one.is_displayed() for one in found), part
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    for said in ("Checkout slow", "Rolled back the release.", "quokkas", "Alert on latency"):
        assert said in shown


@pytest.mark.parametrize("view", ["record", "insights", "year", "guide"])
def test_on_paper_words_are_dark_though_the_screen_is(browser, site, view):
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    script = "return getComputedStyle(document.querySelector('h1')).color"
    try:
        browser.prefer("dark")
        browser.get(site + VIEWS[view])
        on_screen = lightness(browser.execute_script(script))
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": dark})
        on_paper = lightness(browser.execute_script(script))
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert on_paper < 90 < 180 < on_screen


def lightness(colour):
    """The mean of red, green and blue of what a browser says of a colour, on its white paper."""
    red, green, blue, *opacity = (float(number) for number in re.findall(r"[\d.]+", colour))
    alpha = opacity[0] if opacity else 1.0
    return (red + green + blue) / 3 * alpha + 255 * (1 - alpha)


def test_on_paper_every_chart_has_its_table(browser, site):
    browser.get(site + VIEWS["insights"])
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        # The driver takes whatever is in a closed `details` for hidden: the page is asked itself.
        of = "document.querySelectorAll('.kb-table-of .kb-figures-table')"
        shown = browser.execute_script(f"return [...{of}].map(table => table.checkVisibility())")
        assert shown
        assert all(shown)
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_page_for_what_is_not_there_leads_to_the_search(browser, site):
    browser.get(site + VIEWS["not-found"])
    browser.find_element(By.CSS_SELECTOR, "article .kb-search__box").send_keys("slow", Keys.ENTER)
    WebDriverWait(browser, 15).until(lambda b: "/search/?q=slow" in b.current_url)
    assert browser.find_element(By.TAG_NAME, "h1").text == "Search"


def test_a_card_on_a_phone_begins_with_what_it_is_about(browser, site):
    browser.resize(*PHONE)
    for view in ("year", "actions", "services"):
        browser.get(site + VIEWS[view])
        card = browser.find_element(By.CSS_SELECTOR, ".kb-table tbody tr")
        cells = [cell for cell in card.find_elements(By.TAG_NAME, "td") if cell.text]
        highest = min(cells, key=lambda cell: cell.rect["y"])
        assert highest.find_elements(By.CSS_SELECTOR, "strong, .kb-incidents__title"), view
        assert all(cell.rect["width"] <= card.rect["width"] for cell in cells), view


@pytest.mark.skipif(SCREENSHOTS not in os.environ, reason=f"{SCREENSHOTS} names no folder")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", MAIN_VIEWS)
def test_screenshots_of_the_main_views(browser, site, view, scheme):
    folder = Path(os.environ[SCREENSHOTS])
    folder.mkdir(parents=True, exist_ok=True)
    browser.prefer(scheme)
    for name, (width, height) in {"desktop": DESKTOP, "phone": PHONE}.items():
        browser.resize(width, height)
        show(browser, site + VIEWS[view])
        whole = browser.execute_script("return document.documentElement.scrollHeight")
        browser.resize(width, max(height, min(whole, 6000)))
        picture = browser.get_screenshot_as_png()
        (folder / f"{view}-{name}-{scheme}.png").write_bytes(picture)
        assert len(picture) > 5_000
