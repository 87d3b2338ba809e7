"""The weekly report as mail programs show it."""

from __future__ import annotations

import re

from postmortem_kb.reports.overdue_html import render
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
