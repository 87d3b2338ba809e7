"""Any text on one line that can do nothing to a terminal or a log."""

from __future__ import annotations

import unicodedata

import pytest

from postmortem_kb.printable import printable, shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Checkout p99 – é 日本語 ✓", "Checkout p99 – é 日本語 ✓"),
        ("", ""),
        ("a\nb\r\nc\td", r"a\nb\r\nc\td"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x00\x07\x08\x7f", r"\x00\x07\x08\x7f"),
        ("\x85\x9b31m", r"\x85\x9b31m"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("invoice\u202egnp.exe\u2066", r"invoice\u202egnp.exe\u2066"),
        ("\u200e\u200f\u061c", r"\u200e\u200f\u061c"),
        ("pay\u200bments\ufeff\u2060\xad", r"pay\u200bments\ufeff\u2060\xad"),
        ("\ud800 half", r"\ud800 half"),
        ("\U000e0041tag", r"\U000e0041tag"),
        ("::stop-commands::x", "::stop-commands::x"),
        (r"C:\new\x1b", r"C:\new\x1b"),
        ("no\u00a0break\u3000wide", "no\u00a0break\u3000wide"),
    ],
)
def test_what_is_unseen_is_written_out(text, seen):
    assert printable(text) == seen


@pytest.mark.parametrize("text", ["👩\u200d💻 on call", "می\u200cخواهم", "ශ්\u200dරී"])
def test_joiners_stay_where_a_script_needs_them(text):
    assert printable(text) == text


@pytest.mark.parametrize("text", ["pay\u200dments", "\u200déa", "é\u200d", "é\u200d\u200cé"])
def test_joiners_that_hide_something_are_written_out(text):
    assert printable(text).isprintable()


def test_no_character_of_unicode_breaks_the_line_or_hides():
    every = "".join(map(chr, range(0x110000)))
    left = {unicodedata.category(character) for character in printable(every)}
    assert left.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert len(printable(every).splitlines()) == 1
    printable(every).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "seen"),
    [("", ""), ("12345", "12345"), ("123456", "1234…"), ("a\nb", r"a\nb"), ("\n\n\n", "\\n\\n…")],
)
def test_what_is_shown_is_cut(text, seen):
    assert shown(text, 5) == seen


def test_a_long_text_is_not_read_to_its_end():
    assert shown("\x1b" * 10_000_000, 60).endswith("…")
