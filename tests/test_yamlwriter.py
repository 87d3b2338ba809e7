"""What is written is read back as it was meant, by our reader and by every other."""

from __future__ import annotations

import random

import pytest
import yaml

from postmortem_kb.yamltree import read_tree
from postmortem_kb.yamlwriter import write_lines, write_scalar

PLAIN = [
    "Checkout is slow",
    "2026-11-03T14:04:00Z",
    "2026-11-05",
    "SEV-2",
    "https://example.org/a?b=c#d",
    "it's 5 o'clock",
    "naïve — “quoted”",
    "1.2.3",
    "PLAT-123",
]
QUOTED = [
    "",
    "no",
    "On",
    "null",
    "~",
    "true",
    "12",
    "-1.5",
    "0x1f",
    "12:30",
    "017",
    "1_000",
    "1e5",
    ".inf",
    "Checkout: slow",
    "ends with:",
    "Outage #42",
    "#42",
    "- item",
    "[a",
    "{b",
    "&anchor",
    "*alias",
    "!tag",
    "| block",
    "> fold",
    "@ada",
    "`code`",
    '"quoted"',
    "'quoted'",
    "%directive",
    "? key",
    ": value",
    "<<",
    "=",
    " leading",
    "trailing ",
    "two\nlines",
    "tab\there",
    "back\\slash\n",
    "\x1b[31mred",
    "\u202eright to left",
    "a\u2028b",
    "a\x85b",
    "\ufeffbom",
    "\uffff",
    "a\r\nb",
]


@pytest.mark.parametrize("text", PLAIN)
def test_what_can_only_be_read_one_way_is_plain(text):
    assert write_scalar(text) == text


@pytest.mark.parametrize("text", QUOTED)
def test_what_could_be_read_another_way_is_quoted(text):
    written = write_scalar(text)
    assert written[0] == written[-1] == '"'
    assert written.isprintable() or "\n" not in written


@pytest.mark.parametrize("value", [*PLAIN, *QUOTED, 0, 1200, -3, 1.5, True, False])
def test_our_reader_and_yaml_itself_read_it_back(value):
    data = {"key": value, "list": [value, value], "maps": [{"who": value, "then": value}]}
    text = "\n".join(write_lines(data)) + "\n"
    tree = read_tree(text, 1, 0)
    assert tree.defects == ()
    assert tree.data == data
    if not str(value).startswith("2026-"):  # YAML 1.1 makes dates of these
        assert yaml.safe_load(text) == data


def test_hostile_texts_come_back():
    draw = random.Random(20261103)
    alphabet = "ab 01:#-,[]{}&*!|>'\"%@`?\\\t\n\r=~.<é€\x00\x07\x7f\x85\u200b\u2028\u202e\ufffe😀"
    for _ in range(3000):
        text = "".join(draw.choices(alphabet, k=draw.randint(0, 12)))
        data = {"a": text, "b": {"c": [text, "x"], "d": [{"e": text, "f": text}]}}
        tree = read_tree("\n".join(write_lines(data)) + "\n", 1, 0)
        assert (tree.defects, tree.data) == ((), data), ascii(text)


def test_lines_are_in_block_style_and_short_mappings_in_braces():
    data = {
        "services": ["checkout", "ledger"],
        "roles": {"comms": [{"who": "ada", "from": "2026-11-03T14:04:00Z"}]},
        "action_items": [{"id": "a1", "title": "x", "moved": [{"on": "2026-11-03"}]}],
        "empty": [],
    }
    assert write_lines(data) == [
        "services: [checkout, ledger]",
        "roles:",
        "  comms:",
        "    - {who: ada, from: 2026-11-03T14:04:00Z}",
        "action_items:",
        "  - id: a1",
        "    title: x",
        "    moved:",
        "      - {on: 2026-11-03}",
        "empty: []",
    ]
