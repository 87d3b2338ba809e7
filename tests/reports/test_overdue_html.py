"""The weekly report as mail programs show it."""

from __future__ import annotations

import json
import re

import pytest

from postmortem_kb.reports.overdue_html import render
from tests.helpers.axe import grave_issues
from tests.helpers.promises import report_on


def page(*items):
    return "\n".join(render(report_on(*items)))


def test_the_verdict_is_the_title_and_comes_first():
    html = page({"id": "a1", "due": "2026-11-01", "title": "Alert on it"})
    assert "<title>1 action item is overdue" in html
    assert html.index("<h1") < html.index("Alert on it")


def test_nothing_that_a_mail_program_strips_or_that_leads_elsewhere():
    html = page({"id": "a1", "due": "2026-11-01"})
    for tag in ("<script", "<img", "<link", "<style", "<iframe", "<form", "url(", "@import"):
        assert tag not in html
    assert set(re.findall(r"<(\w+)", html)) <= {
        "html", "head", "meta", "title", "body", "table", "tr", "td", "h1", "h2", "h3", "p",
        "strong", "span", "br", "a",
    }  # fmt: skip


def test_what_records_say_is_text():
    html = page({"id": "a1", "due": "2026-11-01", "title": repr("<img src=x onerror=alert(1)>")})
    assert "<img" not in html
    assert "&lt;img src=x" in html


def test_only_addresses_of_the_web_are_links():
    html = page({"id": "a1", "due": "2026-11-01", "ticket": repr("javascript:alert(1)")})
    assert 'href="javascript' not in html


def test_an_empty_week_says_so():
    assert "nothing is due" in page()


HOSTILE = (
    "<script>document.title = 'run'</script>",
    "<img src=https://evil.example/x onerror=document.title='run'>",
    "</td></table><style>* {display: none}</style>",
    "x" * 400,
    f"https://evil.example/{'a' * 300}",
    "&lt;b&gt; \u202ecba",
)


@pytest.mark.browser
class TestInAMailProgram:
    """At the 600 pixels that a mail has, and at those of a phone."""

    @pytest.fixture
    def open_mail(self, browser, tmp_path):
        def open_(width=600, scheme="light", forced=""):
            known = {"due": "2026-11-01", "owner": "o" * 90}
            items = [
                {"id": f"a{at}", "title": json.dumps(text), **known}
                | {"ticket": f"https://t.example/{'z' * at * 50}"}
                for at, text in enumerate(HOSTILE)
            ]
            mail = tmp_path / "mail.html"
            mail.write_text(page(*items).replace("padding:0", f"padding:0;{forced}", 1), "utf-8")
            browser.resize(width, 900)
            browser.prefer(scheme)
            browser.get(mail.as_uri())
            return browser

        return open_

    @pytest.mark.parametrize("width", [320, 600, 1200])
    def test_it_never_scrolls_sideways(self, open_mail, width):
        wide = open_mail(width).execute_script("return document.documentElement.scrollWidth")
        assert wide == width

    def test_nothing_runs_and_nothing_is_fetched(self, open_mail):
        browser = open_mail()
        assert [address for address in browser.requests() if not address.startswith("file:")] == []
        assert browser.title.startswith("6 action items are overdue")
        shown = browser.find_element("tag name", "body").text
        assert all(text in shown for text in HOSTILE[:-1])
        assert browser.complaints() == []

    @pytest.mark.parametrize(
        ("scheme", "forced"),
        [
            ("light", ""),
            ("dark", ""),
            ("light", "background:#1f1f1f;color:#e8eaed;"),  # as programs do that force the dark
        ],
    )
    def test_it_reads_in_light_in_dark_and_in_a_dark_that_is_forced(
        self, open_mail, scheme, forced
    ):
        assert grave_issues(open_mail(scheme=scheme, forced=forced)) == []
