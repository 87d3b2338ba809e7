"""The weekly report as Block Kit, within the limits that Slack documents."""

from __future__ import annotations

import json

import pytest

from postmortem_kb.reports.overdue_slack import MOST_BLOCKS, MOST_HEADER, MOST_TEXT, escaped, render
from tests.helpers.promises import report_on


def message(report):
    (text,) = render(report)
    return json.loads(text)


def texts(found):
    for block in found["blocks"]:
        if block["type"] == "context":
            yield from (part["text"] for part in block["elements"])
        else:
            yield block["text"]["text"]


def test_the_verdict_comes_first_and_is_the_notification():
    found = message(report_on({"id": "a1", "due": "2026-11-01"}))
    assert found["text"].startswith("1 action item is overdue")
    assert found["blocks"][1]["text"]["text"].startswith("*1 action item is overdue")


def test_very_many_items_stay_within_the_limits_and_say_what_is_left_out():
    items = [{"id": f"a{at}", "due": "2026-11-01", "title": "x" * 250, "owner": f"p{at}"}
             for at in range(300)]  # fmt: skip
    found = message(report_on(*items))
    assert len(found["blocks"]) <= MOST_BLOCKS
    for block in found["blocks"]:
        text = block.get("text", {}).get("text", "")
        assert len(text) <= (MOST_HEADER if block["type"] == "header" else MOST_TEXT)
    assert "did not fit" in list(texts(found))[-1]


@pytest.mark.parametrize(
    "text", ["<!channel>", "<@U123>", "@here", "&lt;!everyone&gt;", "<https://evil.example|me>"]
)
def test_no_title_mentions_or_links(text):
    found = message(report_on({"id": "a1", "due": "2026-11-01", "title": repr(text)}))
    said = " ".join(texts(found))
    assert "<!" not in said
    assert "<@" not in said
    assert "<https://evil" not in said
    assert "@here" not in said


def test_a_sign_that_is_escaped_is_never_split():
    found = message(
        report_on({"id": "a1", "due": "2026-11-01", "title": repr("&" * 290 + "<" * 9)})
    )
    said = next(text for text in texts(found) if "&amp;" in text)
    assert "&" not in said.replace("&amp;", "").replace("&lt;", "")


def test_mark_up_of_a_title_is_shown():
    assert "*" not in escaped("*bold*").replace("*\u2060", "")


def test_an_empty_week_is_short():
    assert len(message(report_on())["blocks"]) == 3
