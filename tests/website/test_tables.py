"""Tables that sort and filter, in a real Chromium."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from postmortem_kb.website.building import build_site
from tests.helpers.browser import PHONE
from tests.helpers.folder_server import serving
from tests.helpers.small_base import INCIDENT, opened, write_base, write_record

pytestmark = pytest.mark.browser
YEAR = "years/2026/"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    root = write_base(folder / "base")
    longer = INCIDENT.replace("resolved_at: 2026-03-01T10", "resolved_at: 2026-03-01T23")
    longer = longer.replace("Checkout slow", "A long one").replace("SEV-2", "SEV-1")
    write_record(root, "2026-03-02-long", longer)
    unknown = INCIDENT.replace("started_at: 2026-03-01T09:00:00Z\n", "")
    write_record(root, "2026-03-03-unknown", unknown.replace("Checkout slow", "Of unknown length"))
    build_site(opened(root), "public", folder / "site")
    with serving(folder / "site", "/kb") as address:
        yield address


def titles(browser):
    found = browser.find_elements(By.CSS_SELECTOR, ".kb-table tbody tr")
    return [
        row.find_element(By.CSS_SELECTOR, ".kb-incidents__title").text
        for row in found
        if row.is_displayed()
    ]


def sort_by(browser, name):
    heads = browser.find_elements(By.CSS_SELECTOR, ".kb-table__sort")
    next(head for head in heads if head.text == name).click()


def test_numbers_sort_as_numbers_and_the_unknown_comes_last_either_way(browser, site):
    browser.get(site + YEAR)
    sort_by(browser, "Resolved in")
    assert titles(browser) == ["Checkout slow", "A long one", "Of unknown length"]
    sort_by(browser, "Resolved in")
    assert titles(browser) == ["A long one", "Checkout slow", "Of unknown length"]
    sorted_by = browser.find_element(By.CSS_SELECTOR, "[aria-sort]")
    assert (sorted_by.text, sorted_by.get_attribute("aria-sort")) == ("Resolved in", "descending")


def test_words_and_choices_narrow_together_and_say_how_many_are_left(browser, site):
    browser.get(site + YEAR)
    browser.find_element(By.CSS_SELECTOR, ".kb-table__words").send_keys("LONG")
    assert titles(browser) == ["A long one"]
    assert browser.find_element(By.CSS_SELECTOR, ".kb-table__count").text == "1 of 3 incidents"
    severity = browser.find_element(By.CSS_SELECTOR, ".kb-table__choice[aria-label=Severity]")
    Select(severity).select_by_visible_text("SEV-2")
    assert titles(browser) == []
    assert browser.complaints() == []


def test_on_a_phone_where_no_heads_are_a_list_of_orders_sorts(browser, site):
    browser.get(site + YEAR)
    order = browser.find_element(By.CSS_SELECTOR, ".kb-table__order")
    assert not order.is_displayed()
    browser.resize(*PHONE)
    assert order.is_displayed()
    Select(order).select_by_visible_text("Resolved in, falling")
    assert titles(browser) == ["A long one", "Checkout slow", "Of unknown length"]
    Select(order).select_by_visible_text("Order: as listed")
    assert titles(browser) == ["Of unknown length", "A long one", "Checkout slow"]
    assert browser.find_elements(By.CSS_SELECTOR, "[aria-sort]") == []


def test_without_a_script_the_list_is_all_there(browser, site):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(site + YEAR)
        assert len(browser.find_elements(By.CSS_SELECTOR, ".kb-incidents__title a")) == 3
        assert browser.find_elements(By.CSS_SELECTOR, ".kb-table__tools") == []
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
