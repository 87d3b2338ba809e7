"""Nobody is shut out: axe-core finds no serious or critical issue on any kind of page."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.helpers.axe import grave_issues
from tests.helpers.views import VIEWS, serving_views, show

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site with every kind of page, under a sub-path."""
    with serving_views(tmp_path_factory.mktemp("accessibility")) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_or_critical_issue(browser, site, view, scheme):
    browser.prefer(scheme)
    show(browser, site + VIEWS[view])
    assert grave_issues(browser) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=checkout+quokkas+dns+slow", "come near"),
        ("q=zebra", "No incidents"),
        ("q=slow&kind=external", "No incidents"),
        ("kind=incident", "incidents"),
    ],
)
def test_nor_whatever_the_search_has_found(browser, site, query, said, scheme):
    browser.prefer(scheme)
    browser.get(f"{site}search/?{query}")
    count = browser.find_element(By.CSS_SELECTOR, ".kb-search__count")
    WebDriverWait(browser, 15).until(lambda _: said in count.text)
    assert grave_issues(browser) == []


def test_an_issue_would_be_found(browser, site):
    browser.get(site)
    browser.execute_script("document.body.append(document.createElement('img'))")
    issues = grave_issues(browser)
    assert [issue.split(":")[0] for issue in issues] == ["image-alt"]


def test_every_kind_of_page_is_there(browser, site):
    for view, address in VIEWS.items():
        if view != "not-found":
            browser.get(site + address)
            assert "404" not in browser.title, view
            assert "not found" not in browser.find_element(By.TAG_NAME, "h1").text, view
