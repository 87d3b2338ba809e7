"""What a reader sees, in a real Chromium: search, phone width, colours, no other host."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from postmortem_kb.website.building import build_site
from tests.helpers.browser import PHONE
from tests.helpers.folder_server import serving
from tests.helpers.small_base import INCIDENT, POSTMORTEM, opened, write_base, write_record

pytestmark = pytest.mark.browser
RECORD = "incidents/2026-03-01-checkout-slow/"
PAGES = [
    "",
    RECORD,
    "incidents/2020-01-02-their-outage/",
    "incidents/2026-03-05-hostile/",
    "search/?q=quokkas",
    "handbook/",
    "rules/",
    "services/checkout/",
    "years/2026/",
]
PROBE = """<img src=x onerror="window.probed=1"><script>window.probed=1</script>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a built site, under a sub-path."""
    folder = tmp_path_factory.mktemp("reader")
    root = write_base(folder / "base")
    hostile = INCIDENT.replace("Checkout slow", f"'zzhostile {PROBE}'")
    hostile = hostile.replace("Rolled back the release.", f"'{PROBE}'")
    wide = (
        "\n## Notes\n\n"
        + PROBE
        + "`"
        + "wide" * 90
        + "`\n\n| a | b |\n|-|-|\n| "
        + "x" * 300
        + " | y |\n"
    )
    write_record(root, "2026-03-05-hostile", hostile + wide, POSTMORTEM.replace("quokkas", "x"))
    build_site(opened(root), "public", folder / "site")
    with serving(folder / "site", "/kb") as address:
        yield address


def wait(browser, seen: Callable):
    return WebDriverWait(browser, 15).until(seen)


def hits(browser):
    return browser.find_elements(By.CSS_SELECTOR, ".kb-hit__title")


def test_a_word_of_one_body_alone_leads_to_its_record(browser, site):
    browser.get(site)
    browser.find_element(By.CSS_SELECTOR, ".kb-search__box").send_keys("quokkas", Keys.ENTER)
    (hit,) = wait(browser, hits)
    assert hit.text == "Checkout slow"
    shown = browser.find_element(By.CSS_SELECTOR, ".kb-hit").text
    assert "Rolled back the release." in shown
    assert browser.find_element(By.CSS_SELECTOR, ".kb-hit mark").text == "quokkas"
    hit.click()
    wait(browser, lambda b: b.current_url == site + RECORD)
    assert "quokkas" in browser.find_element(By.TAG_NAME, "article").text
    assert browser.complaints() == []


def test_a_pasted_error_finds_what_comes_near_though_no_record_has_all_its_words(browser, site):
    browser.get(site + "search/?q=FATAL+0x7f3a:+checkout+quokkas+refused+by+dns+frobnicator")
    (near,) = wait(browser, hits)
    assert near.text == "Checkout slow"
    said = browser.find_element(By.CSS_SELECTOR, ".kb-search__count").text
    assert said == "No incident has all of these words; 1 comes near"
    browser.get(site + "search/?q=unheardof+frobnication")
    wait(browser, lambda b: b.find_element(By.CSS_SELECTOR, ".kb-search__count").text)
    assert browser.find_element(By.CSS_SELECTOR, ".kb-search__count").text == "No incidents"
    assert browser.complaints() == []


def test_facets_narrow_and_stay_in_the_address(browser, site):
    browser.get(site + "search/")
    assert len(wait(browser, hits)) == 3
    open_facets(browser)
    box = browser.find_element(By.CSS_SELECTOR, "[data-facet=kind] input[value=external]")
    box.click()
    wait(browser, lambda b: len(hits(b)) == 1)
    assert "kind=external" in browser.current_url
    browser.refresh()
    wait(browser, lambda b: len(hits(b)) == 1)
    assert browser.find_element(By.CSS_SELECTOR, "input[value=external]").is_selected()


def test_an_excerpt_is_of_the_authors_words(browser, site):
    browser.get(site + "search/?q=checkout")
    wait(browser, hits)
    excerpts = [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".kb-hit__excerpt")]
    assert excerpts
    for word in ("Services", "Declared", "Started", "¶", "CET", "resolved"):
        assert word not in " ".join(excerpts)


def open_facets(browser):
    browser.find_element(By.CSS_SELECTOR, ".kb-filters summary").click()
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "[data-facet=kind] input"))


def filters_asked(browser):
    return [url for url in browser.requests() if url.endswith(".pf_filter")]


def test_every_facet_has_its_counts_and_they_load_when_their_panel_opens(browser, site):
    browser.requests()
    browser.get(site + "search/?q=checkout")
    wait(browser, hits)
    assert filters_asked(browser) == []
    open_facets(browser)
    assert filters_asked(browser)
    counted = {
        group.get_attribute("data-facet"): group.text.splitlines()[1:]
        for group in browser.find_elements(By.CSS_SELECTOR, ".kb-facets fieldset")
        if group.is_displayed()
    }
    assert counted["year"] == ["2026", "2", "2020", "0"]
    assert counted["kind"] == ["external", "0", "incident", "2"]


def test_the_order_is_chosen_and_stays_in_the_address(browser, site):
    browser.get(site + "search/?q=checkout")
    wait(browser, hits)
    order = Select(browser.find_element(By.NAME, "sort"))
    assert order.first_selected_option.text == "Best match first"
    found = {}
    for name in ("newest", "oldest"):
        order.select_by_value(name)
        wait(browser, lambda b, name=name: f"sort={name}" in b.current_url and len(hits(b)) == 2)
        dates = [time.text for time in browser.find_elements(By.CSS_SELECTOR, ".kb-hit time")]
        found[name] = dates
    assert found["newest"] == sorted(found["oldest"], reverse=True)
    assert found["oldest"] == sorted(found["oldest"])
    browser.refresh()
    wait(browser, hits)
    assert browser.find_element(By.NAME, "sort").get_attribute("value") == "oldest"


def test_the_way_back_leads_through_the_searches(browser, site):
    browser.get(site + "search/?q=quokkas")
    wait(browser, lambda b: len(hits(b)) == 1)
    browser.execute_script("document.querySelector('.kb-search__box').value = 'checkout'")
    browser.find_element(By.CSS_SELECTOR, ".kb-search__box").send_keys(Keys.ENTER)
    wait(browser, lambda b: len(hits(b)) == 2)
    hits(browser)[0].click()
    wait(browser, lambda b: "/incidents/" in b.current_url)
    browser.back()
    wait(browser, lambda b: len(hits(b)) == 2)
    browser.back()
    wait(browser, lambda b: len(hits(b)) == 1)
    assert (
        browser.find_element(By.CSS_SELECTOR, ".kb-search__box").get_attribute("value") == "quokkas"
    )
    browser.forward()
    wait(browser, lambda b: len(hits(b)) == 2)


def press(browser, *keys):
    ActionChains(browser).send_keys(*keys).perform()
    return browser.switch_to.active_element


def test_by_keyboard_alone_from_a_record_to_another(browser, site):
    browser.get(site + RECORD)
    assert press(browser, "/").get_attribute("name") == "q"
    press(browser, "quokkas", Keys.ENTER)
    wait(browser, lambda b: "/search/" in b.current_url and hits(b))
    focused = browser.switch_to.active_element
    assert "kb-search__box" in focused.get_attribute("class")
    assert press(browser, Keys.TAB).get_attribute("name") == "sort"
    summary = press(browser, Keys.TAB)
    assert summary.tag_name == "summary"
    press(browser, Keys.ENTER)
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "[data-facet=kind] input"))
    for _ in range(30):
        if "kb-hit__title" in (press(browser, Keys.TAB).get_attribute("class") or ""):
            break
    press(browser, Keys.ENTER)
    wait(browser, lambda b: b.current_url == site + RECORD)
    field = press(browser, "/")
    press(browser, Keys.ESCAPE)
    assert browser.switch_to.active_element != field


def test_a_screen_reader_hears_the_form_and_how_many_were_found(browser, site):
    browser.get(site + "search/?q=quokkas")
    wait(browser, hits)
    form = browser.find_element(By.CSS_SELECTOR, "form.kb-search")
    assert (form.aria_role, form.accessible_name) == ("search", "Past incidents")
    assert (
        browser.find_element(By.CSS_SELECTOR, ".kb-search__box").accessible_name
        == "Search past incidents"
    )
    assert browser.find_element(By.NAME, "sort").accessible_name == "Order"
    count = browser.find_element(By.CSS_SELECTOR, ".kb-search__count")
    assert (count.aria_role, count.text) == ("status", "1 incident")
    assert browser.find_element(By.CSS_SELECTOR, ".kb-search__hits").aria_role == "list"


def test_an_index_that_is_not_there_is_said(browser, site):
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*pf_meta*", "*pagefind.js*"]})
    try:
        browser.get(site + "search/?q=quokkas")
        said = browser.find_element(By.CSS_SELECTOR, ".kb-search__count")
        wait(browser, lambda _: said.text)
        assert said.text == "The search index could not be loaded. The lists still work."
    finally:
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})


def test_the_slash_leads_to_the_search(browser, site):
    browser.get(site + RECORD)
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    focused = browser.switch_to.active_element
    assert focused.get_attribute("name") == "q"
    focused.send_keys("quokkas", Keys.ENTER)
    assert len(wait(browser, hits)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_fit_a_phone_say_nothing_to_the_console_and_stay_at_home(browser, site, page, scheme):
    browser.prefer(scheme)
    browser.resize(*PHONE)
    browser.requests()
    browser.get(site + page)
    if page.startswith("search"):
        wait(browser, hits)
    width = browser.execute_script("return document.documentElement.scrollWidth")
    assert width == PHONE[0]
    assert browser.complaints() == []
    assert browser.execute_script("return window.probed") is None
    asked = [url for url in browser.requests() if url.startswith("http")]
    assert asked
    assert [url for url in asked if not url.startswith(site)] == []
    # The theme would load the whole list of addresses, which grows with every record.
    assert [url for url in asked if "sitemap" in url] == []


def test_hostile_text_in_search_results_is_text(browser, site):
    browser.get(site + "search/?q=zzhostile")
    (hit,) = wait(browser, hits)
    assert "<img src=x" in hit.text
    assert browser.execute_script("return window.probed") is None


def test_colours_follow_the_system(browser, site):
    grounds = set()
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        browser.get(site + RECORD)
        script = "return getComputedStyle(document.body).backgroundColor"
        grounds.add(browser.execute_script(script))
    assert len(grounds) == 2
