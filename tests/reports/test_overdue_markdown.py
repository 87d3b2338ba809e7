"""The weekly report as Markdown notifies nobody and breaks nothing."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from postmortem_kb.moment import parse_moment
from postmortem_kb.reports._markdown import code, escape, link
from postmortem_kb.reports.overdue import collect
from postmortem_kb.reports.overdue_markdown import render
from tests.helpers.written import write_incident, write_policy

POLICY = write_policy(
    "site: {repository: 'https://git.example/kb'}\n"
    "action_items: {ticket_url: 'https://tickets.example/{ticket}'}\n"
)
NOW = parse_moment("2026-11-21T10:00:00Z").at
HEAD = "status: published\npublished_at: 2026-11-04T10:00:00Z\naction_items:\n"


def report(title):
    item = (
        f"- id: a1\n  title: {title}\n  state: committed\n  owner: ada\n"
        "  ticket: LIN-1\n  due: 2026-11-20\n"
    )
    incident = write_incident("severity: SEV-2\n", HEAD + item)
    return "\n".join(render(collect([incident], POLICY, {}, NOW)))


def test_an_item_with_its_links():
    assert report("Alert on age").splitlines()[-5:] == [
        "## Overdue",
        "",
        "### no team, ada",
        "",
        "- [`2026-11-03-checkout#a1`](https://git.example/kb/blob/main/postmortems/2026/"
        "2026-11-03-checkout/postmortem.md): Alert on age<br>1 day overdue; due 2026-11-20; "
        "SEV-2; [LIN-1](https://tickets.example/LIN-1)",
    ]


def test_an_empty_week_says_so():
    assert list(render(collect([], POLICY, {}, NOW))) == [
        "**Nothing is overdue and nothing is promised.**",
        "",
        "As of 2026-11-21 10:00 UTC.",
        "",
        "Nothing was added, done, dropped or waived this week, and nothing is due.",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, twice", "plain words, twice"),
        ("a | b", "a \\| b"),
        ("<b>x</b> & [y](z)", "\\<b\\>x\\</b\\> \\& \\[y\\]\\(z\\)"),
        ("tell @everyone", "`tell @everyone`"),
        ("as in #12", "`as in #12`"),
        ("see https://x.example", "`see https://x.example`"),
        ("`@ada`", "`` `@ada` ``"),
        ("two\n# lines", "two \\# lines"),
    ],
)
def test_text_is_shown_and_does_nothing(text, shown):
    assert escape(text) == shown


@pytest.mark.parametrize(
    "text",
    ["tell @ada", "``` @ada ```", "`` ` @ada", "<img src=x> @ada", "a\\`@ada`", "x](y) @ada #12"],
)
def test_a_mention_stands_only_in_code(text):
    (block,) = [token for token in MarkdownIt().parse(f"- x: {escape(text)}") if token.children]
    outside = [child.content for child in block.children if child.type != "code_inline"]
    assert not any("@" in words for words in outside)
    assert {child.type for child in block.children} <= {"text", "code_inline"}


def test_only_addresses_of_the_web_are_links():
    assert link("x", "javascript:alert(1)") == "x"
    assert link("x", "https://a.example/b c)") == "[x](https://a.example/b%20c%29)"


def test_code_holds_any_backticks():
    assert code("a `` b") == "`a `` b`"
    assert code("") == ""


def test_a_title_that_would_notify_is_code_in_the_report():
    assert ": `Ask @team`<br>" in report("Ask @team")
