"""What the search answers to a pasted error: which records come near, and what they have of it."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from postmortem_kb.website.building import build_site
from tests.helpers.folder_server import serving
from tests.helpers.small_base import INCIDENT, POSTMORTEM, opened, write_base, write_record

pytestmark = pytest.mark.browser
POOL = "Requests wait for the connection pool until the timeout is over."
CLOCK = "A signature is refused where the clock of a host is late; the request has no pool."
TRACE = (
    "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, "
    "at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696) signature"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site with four records, one of them running."""
    folder = tmp_path_factory.mktemp("near")
    root = write_base(folder / "base")
    for id_, title, said in (
        ("2026-03-06-pool", "Bookings wait", POOL),
        ("2026-03-07-clock", "Logins refused", CLOCK),
    ):
        incident = INCIDENT.replace("Checkout slow", title)
        told = POSTMORTEM.replace("Behind the proxy the **quokkas** piled up.", said)
        write_record(root, id_, incident, told)
    running = INCIDENT.split("started_at")[0].replace("resolved", "open", 1)
    running = running.replace("Checkout slow", "Wombats everywhere")
    write_record(root, "2026-03-09-open", f"{running}summary: Wombats again.\n---\n")
    build_site(opened(root), "public", folder / "site")
    with serving(folder / "site", "/kb") as address:
        yield address


def wait(browser, seen):
    return WebDriverWait(browser, 15).until(seen)


def count(browser):
    return browser.find_element(By.CSS_SELECTOR, ".kb-search__count").text


def titles(browser):
    return [hit.text for hit in browser.find_elements(By.CSS_SELECTOR, ".kb-hit__title")]


def words(browser):
    return [line.text for line in browser.find_elements(By.CSS_SELECTOR, ".kb-hit__words")]


def ask(browser, site, query, more=""):
    browser.get(f"{site}search/")
    wait(browser, titles)
    field = browser.find_element(By.CSS_SELECTOR, "article .kb-search__box")
    field.send_keys(query, Keys.ENTER)
    wait(browser, lambda b: "q=" in b.current_url and count(b) not in ("", "5 incidents"))


def test_the_words_that_a_name_in_code_is_made_of_are_found_and_told(browser, site):
    ask(browser, site, TRACE)
    assert titles(browser)[0] == "Bookings wait"
    assert {"connection", "pool", "timeout"} <= set(words(browser)[0].split(" ", 1)[1].split(", "))
    assert count(browser).startswith("No incident has all of these words;")


def test_no_word_is_told_that_a_record_has_not(browser, site):
    # The engine takes a word that it does not know for one that begins alike: sigma, signature.
    ask(browser, site, "sigma refused clock wombatoid platypus")
    assert titles(browser) == ["Logins refused"]
    assert words(browser) == ["Has refused, clock"]


def test_words_that_stand_everywhere_do_not_count(browser, site):
    ask(browser, site, "there is not another wombats in the house")
    assert titles(browser) == ["Wombats everywhere"]


def test_what_comes_near_keeps_to_the_filters_and_to_the_order(browser, site):
    browser.get(f"{site}search/?q=pool+request+quokkas+zebra&sort=oldest")
    wait(browser, lambda b: len(titles(b)) == 2)
    assert titles(browser) == ["Bookings wait", "Logins refused"]
    browser.get(f"{site}search/?q=pool+request+quokkas+zebra&sort=newest")
    wait(browser, lambda b: len(titles(b)) == 2)
    assert titles(browser) == ["Logins refused", "Bookings wait"]
    browser.get(f"{site}search/?q=pool+request+quokkas+zebra&kind=external")
    wait(browser, lambda b: count(b) == "No incidents")


def test_where_nothing_is_found_there_is_a_way_on(browser, site):
    browser.get(f"{site}search/?q=wombats&kind=external")
    wait(browser, lambda b: count(b) == "No incidents")
    tips = browser.find_element(By.CSS_SELECTOR, ".kb-search__none")
    assert [link.text for link in tips.find_elements(By.TAG_NAME, "a")] == ["services", "causes"]
    browser.find_element(By.CSS_SELECTOR, ".kb-clear").click()
    wait(browser, lambda b: titles(b) == ["Wombats everywhere"])
    assert browser.current_url.endswith("?q=wombats")
    assert not tips.is_displayed()
    assert not browser.find_element(By.CSS_SELECTOR, ".kb-clear").is_displayed()
    assert browser.switch_to.active_element.tag_name == "summary"


def test_no_number_is_told_that_nobody_counted(browser, site):
    browser.get(f"{site}search/?q=pool+request+quokkas+zebra")
    wait(browser, titles)
    browser.find_element(By.CSS_SELECTOR, ".kb-filters summary").click()
    wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "[data-facet=kind] input"))
    told = "return [...document.querySelectorAll('.kb-facets .kb-count')].map(n => n.textContent)"
    wait(browser, lambda b: set(b.execute_script(told)) == {""})


def test_a_hit_says_that_it_is_still_open(browser, site):
    ask(browser, site, "wombats")
    facts = browser.find_element(By.CSS_SELECTOR, ".kb-hit .kb-incidents__facts").text
    assert "open" in facts.split()


def test_the_newer_question_wins(browser, site):
    browser.get(f"{site}search/")
    wait(browser, titles)
    asked = """
        const field = document.querySelector("article .kb-search__box");
        for (const words of arguments) { field.value = words; field.form.requestSubmit(); }
    """
    browser.execute_script(asked, TRACE, "wombats")
    wait(browser, lambda b: count(b) == "1 incident")
    assert titles(browser) == ["Wombats everywhere"]


def test_what_is_typed_while_the_search_loads_is_asked(browser, site):
    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", slow)
    try:
        browser.get(f"{site}search/")
        browser.find_element(By.CSS_SELECTOR, "article .kb-search__box").send_keys("wombats")
        wait(browser, lambda b: titles(b) == ["Wombats everywhere"])
        assert browser.current_url.endswith("?q=wombats")
    finally:
        fast = {**slow, "latency": 0}
        browser.execute_cdp_cmd("Network.emulateNetworkConditions", fast)


def test_a_hit_that_does_not_come_is_said(browser, site):
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*pf_fragment*"]})
    try:
        browser.get(f"{site}search/?q=wombats")
        wait(browser, lambda b: count(b).startswith("The search index could not be loaded."))
    finally:
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})


PASTE = """
    const [field, text] = arguments;
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    return field.dispatchEvent(paste);
"""
FRAME = '  File "/srv/checkout/marsupial.py", line 7, in hop\n    return leap(again)\n'


def test_of_python_s_errors_the_last_line_is_asked_for_first(browser, site):
    browser.get(site)
    field = browser.find_element(By.CSS_SELECTOR, "article .kb-search__box")
    error = f"Traceback (most recent call last):\n{FRAME * 30}pool.TimeoutError: no connection\n"
    assert not browser.execute_script(PASTE, field, error)
    value = field.get_property("value")
    assert value.startswith("pool.TimeoutError: no connection Traceback")
    assert len(value) <= 1000


def test_anything_else_is_pasted_as_it_is(browser, site):
    browser.get(site)
    field = browser.find_element(By.CSS_SELECTOR, "article .kb-search__box")
    assert browser.execute_script(PASTE, field, TRACE)
