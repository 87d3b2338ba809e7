"""The weekly report as Block Kit, within the limits that Slack documents."""

from __future__ import annotations

import json
from html import unescape

import pytest

from postmortem_kb.reports.overdue_slack import escaped, render
from tests.helpers.promises import report_on
from tests.helpers.slack_message import faults, texts_of

HOSTILE = (
    "<!channel>", "<!here|x>", "<@U123>", "<#C123>", "<!subteam^S1>", "@here", "@channel @everyone",
    "&lt;!everyone&gt;", "<https://evil.example|me>", "#general", "*b* _i_ ~no~ `code`",
    "&" * 900, "<" * 900, "> quoted", "```\nall", "x" * 5000,
)  # fmt: skip


def message(report):
    (text,) = render(report)
    return json.loads(text)


def texts(found):
    return [text["text"] for text in texts_of(found)]


def test_the_verdict_comes_first_and_is_the_notification():
    found = message(report_on({"id": "a1", "due": "2026-11-01"}))
    assert found["text"].startswith("1 action item is overdue")
    assert found["blocks"][1]["text"]["text"].startswith("*1 action item is overdue")


def test_very_many_items_stay_within_the_limits_and_it_says_what_is_left_out():
    items = [{"id": f"a{at}", "due": "2026-11-01", "title": "x" * 250, "owner": f"p{at}"}
             for at in range(300)]  # fmt: skip
    found = message(report_on(*items))
    assert faults(found) == []
    # Each is overdue, and has no ticket either.
    assert sum(text.count("•") for text in texts(found)) == 10
    assert texts(found)[-1].startswith("590 more entries left out here: ")


def test_no_section_takes_the_room_of_the_others():
    overdue = [{"id": f"a{at}", "due": "2026-11-01", "title": "x" * 250, "owner": f"p{at}"}
               for at in range(100)]  # fmt: skip
    done = {"id": "b1", "state": "done", "due": "2026-12-01", "done_at": "2026-11-18"}
    found = message(report_on(*overdue, done))
    assert any("done 2026-11-18" in text for text in texts(found))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["title", "owner", "ticket", "priority", "verify_by"])
def test_no_record_mentions_links_or_marks_up(text, place):
    found = message(report_on({"id": "a1", "due": "2026-11-01", place: json.dumps(text)}))
    assert faults(found) == []


@pytest.mark.parametrize("address", ["https://e.example/a|b>c", "https://e.example/" + "a" * 5000])
def test_an_address_that_would_break_out_is_text(address):
    found = message(report_on({"id": "a1", "due": "2026-11-01", "ticket": json.dumps(address)}))
    assert faults(found) == []


@pytest.mark.parametrize(
    "text", ["<!channel>", "@here", "a & b", "*bold*", "<https://x.example|y>"]
)
def test_what_is_shown_is_what_was_written(text):
    assert unescape(escaped(text)).replace("\u2060", "") == text


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
