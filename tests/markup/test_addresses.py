"""Which addresses a page may use."""

from __future__ import annotations

import pytest

from postmortem_kb.markup.addresses import is_external, is_relative, resolve

LEADS_AWAY = ["//a.example", "\\\\a.example", "/\\a.example", "\\/a.example"]
RUNS = ["javascript:x", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///x", "blob:x"]
BROKEN = ["https:a.example", "http:/a.example", "https:///a.example", "mailto:"]


@pytest.mark.parametrize(
    ("address", "resolved"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("mailto:ada@a.example", "mailto:ada@a.example"),
        (" https://a.example\n", "https://a.example"),
        ("ht\ttps://a.exam\nple", "https://a.example"),
        ("\u200bhttps://a.example\u202e", "https://a.example"),
        ("https://a.example/é x", "https://a.example/%C3%A9%20x"),
        ("a b.png", "<a%20b.png>"),
        ("../x/postmortem.md#y", "<../x/postmortem.md#y>"),
        ("", None),
        (" \n", None),
        *((address, None) for address in LEADS_AWAY[:1] + RUNS + BROKEN),
        ("java\nscript:x", None),
        ("\x01javascript:x", None),
    ],
)
def test_resolve(address, resolved):
    assert resolve(address, lambda asked: f"<{asked}>") == resolved


@pytest.mark.parametrize("answer", ["", None, *LEADS_AWAY, *RUNS, *BROKEN])
def test_what_the_page_answers_is_held_as_well(answer):
    assert resolve("x", lambda _: answer) is None


@pytest.mark.parametrize("answer", ["x", "/x", "../x?y#z", "#x", "https://a.example"])
def test_what_the_page_may_answer(answer):
    assert resolve("x", lambda _: answer) == answer


@pytest.mark.parametrize("address", LEADS_AWAY + RUNS)
def test_neither_here_nor_a_link_to_elsewhere(address):
    assert not is_relative(address)
    assert not is_external(address)
