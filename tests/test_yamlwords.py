"""What the parser says reaches the author in plain words, at the place to mend."""

from __future__ import annotations

import re

import pytest

from postmortem_kb import yamltree
from postmortem_kb.yamltree import read_tree
from tests.helpers.yaml_loaders import LOADERS


@pytest.fixture(params=LOADERS, autouse=True)
def loader(request, monkeypatch):
    """Read with this one of PyYAML's parsers."""
    monkeypatch.setattr(yamltree, "_LOADER", LOADERS[request.param])


COLON = "a value with a colon and a space in it needs quotation marks"
CURLY = "this quotation mark is a curly one, which YAML does not know"
WIDE = "another sign than a plain colon stands behind this key"
MARK = "a mark that git left in a merge stands here"
INDENTED = "this line is indented, but the line above has a value already"
NO_FACT = "this line is not `key: value`"
OPEN_QUOTE = "the quotation mark that stands here is not closed"
BEHIND_QUOTE = "text follows a closing quotation mark, or one above is not closed"
OPEN_LIST = "the list that begins here is not closed, or a comma is missing in it"
OPEN_MAPPING = "the mapping that begins here is not closed, or a comma is missing in it"
TAB = "a tab stands where only spaces may stand"
MISFIT = "this line is not lined up with what stands above it"
ITEM = "a list item cannot stand here"
BLOCK = "nothing may follow `|` or `>` in its line"
BACKSLASH = "`\\` is special between double quotation marks"
DIRECTIVE = "a line that begins with `%` is a directive of YAML: there are none here"


def begins(sign):
    return f"a value that begins with {sign} needs quotation marks"


MISTAKES = [
    ("title: Checkout: slow", "1:16", COLON),
    ("title: “Checkout: slow”", "1:8", CURLY),
    ("items:\n  - title: «Checkout: slow»", "2:12", CURLY),
    ("severity：SEV-2\nkind: incident", "1:9", WIDE),
    ("title: x\n<!-- why -->\nkind: incident", "2:1", "a comment of HTML stands here"),
    ("title: x\n>>>>>>> other\nkind: incident", "2:1", MARK),
    ("title: x\n=======\nkind: incident", "2:1", MARK),
    ("title: x\n<<<<<<< HEAD\nkind: incident", "2:1", MARK),
    ("title: x\n||||||| base\nkind: incident", "2:1", MARK),
    ("title: x, y: z\nstatus: open", "1:12", COLON),
    ("a: b: c", "1:5", COLON),
    ("title: x\n  severity: y", "2:3", INDENTED),
    ("services:\n- a\n  - b: 1", "3:3", INDENTED),
    ("title: x\nstatus open\nkind: incident", "2:1", NO_FACT),
    ("title: x\nstatus:open\nkind: incident", "2:1", NO_FACT),
    ("title:x\nstatus: open", "1:1", NO_FACT),
    ("just text", "1:1", NO_FACT),
    ("title: x\n\nSome words.\nMore words.", "3:1", NO_FACT),
    ("impact:\n  everybody\n  how: badly", "2:1", NO_FACT),
    ("summary: |\ntext\nmore: x", "2:1", NO_FACT),
    ("a: b\nc:\u00a0d\ne: f", "2:3", "an invisible space (U+00A0) stands here"),
    ("c:\u200bd", "1:3", "an invisible space (U+200B) stands here"),
    ('title: "Checkout is slow\nstatus: open', "1:8", OPEN_QUOTE),
    ("a: x\nb: 'c\n\n", "2:4", OPEN_QUOTE),
    ('a: "b\n...\n', "1:4", OPEN_QUOTE),
    ("title: 'It's broken'", "1:12", BEHIND_QUOTE),
    ('title: "Checkout" is slow', "1:19", BEHIND_QUOTE),
    ('a: "b\nc: "d"', "1:4", OPEN_QUOTE),
    ("a: 'b\nc: d\ne: the pool's size", "1:4", OPEN_QUOTE),
    ("items:\n  -id: a1\n    title: x", "2:3", "a space is missing behind this dash"),
    ("title: [link](http://x)", "1:14", "text follows a closing `]`"),
    ("title: {x} is down", "1:12", "text follows a closing `}`"),
    ("services: [a]]", "1:14", "text follows a closing `]`"),
    ("services: [a, b\ntitle: x", "1:11", OPEN_LIST),
    ("services: [a b c}", "1:11", OPEN_LIST),
    ("services: [a", "1:11", OPEN_LIST),
    ("roles: {a: b\ntitle: x", "1:8", OPEN_MAPPING),
    ("roles: [{a: b]", "1:9", OPEN_MAPPING),
    ("services: [a, [b],", "1:11", "the `[` that stands here is not closed"),
    ("roles: {", "1:8", "the `{` that stands here is not closed"),
    ("services: [a,, b]", "1:14", "a value is missing before this comma"),
    ("declared_by: @ada", "1:14", begins("`@`")),
    ("title: `x` failed", "1:8", begins("a backtick")),
    ("title: %CPU high", "1:8", begins("`%`")),
    ("title: *** Outage", "1:8", begins("`*`")),
    ("title: & more", "1:8", begins("`&`")),
    ("title: !a!b c", "1:8", begins("`!`")),
    ("title: !<x", "1:8", begins("`!`")),
    ("title: !%zz y", "1:8", begins("`!`")),
    ("title: , x", "1:8", "a value is missing before this comma"),
    ("title: ] x", "1:8", begins("`]`")),
    ("title: ? x", "1:8", begins("`?`")),
    ("services: - a", "1:11", "a list cannot begin in the line of its key"),
    ("title: - x", "1:8", "a list cannot begin in the line of its key"),
    ("services:\n  - a\n - b", "3:2", ITEM),
    ("title: x\n- a", "2:1", ITEM),
    ("title: x\n\n# What happened\n\n- one\n", "5:1", ITEM),
    ("a:\n  - b\n  c: d", "3:3", "this line is not an item of the list above it"),
    ("title: | pipe", "1:8", BLOCK),
    ("summary: > 500 errors", "1:10", BLOCK),
    ("summary: |0\n  x", "1:10", BLOCK),
    ("\ttitle: x", "1:1", TAB),
    ("services:\n\t- a", "2:1", TAB),
    ("title: x\n\tstatus: y", "2:1", TAB),
    ("summary: |\n\ttext", "2:1", TAB),
    ('path: "C:\\path"', "1:10", BACKSLASH),
    ('path: "a\\xZZ"', "1:9", BACKSLASH),
    ('path: "a\\U00110000"', "1:9", BACKSLASH),
    ("  title: x\nstatus: y", "2:1", MISFIT),
    ("summary: |\n  text\n less\nmore: x", "3:2", MISFIT),
    ("title: x\n}", "2:1", MISFIT),
    (": x", "1:1", "a key is missing before this colon"),
    ("a: {: b}", "1:5", "a key is missing before this colon"),
    ("a: 1\n...\nb: 2", "2:1", "`...` ends the facts before their end"),
    ("%YAML 1.1\ntitle: x", "1:1", DIRECTIVE),
    ("# x\n%FOO\n", "2:1", DIRECTIVE),
]
# What libyaml and PyYAML say themselves.
RAW = re.compile(
    r"did not|could not|not allowed|found|token|scalar|stream|scan|pars|expected|anchor \"|node"
)


@pytest.mark.parametrize(("text", "place", "message"), MISTAKES)
def test_a_mistake_is_named_where_it_is(text, place, message):
    tree = read_tree(text, line=1, offset=0)
    (only,) = tree.defects
    assert (only.message, f"{only.line}:{only.column}") == (message, place)
    assert tree.data == {}


@pytest.mark.parametrize("text", [row[0] for row in MISTAKES])
def test_the_words_are_ours_and_say_what_to_do(text):
    (only,) = read_tree(text, line=1, offset=0).defects
    assert not RAW.search(only.message + only.hint)
    assert only.hint
    assert only.message[0].islower() or only.message[0] == "`"
    assert not only.message.endswith(".")


@pytest.mark.parametrize("text", [row[0] for row in MISTAKES])
def test_lines_count_from_the_top_of_the_file(text):
    (here,) = read_tree(text, line=1, offset=0).defects
    (below,) = read_tree(text, line=7, offset=0).defects
    (crlf,) = read_tree(text.replace("\n", "\r\n"), line=1, offset=0).defects
    assert (below.line, below.column) == (here.line + 6, here.column)
    assert crlf.line == here.line
    assert crlf.message == here.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: b: c", 'write the whole value between quotation marks, as in `key: "…"`'),
        ("a: %b", 'write the whole value between quotation marks, as in `key: "…"`'),
        (
            "a: @b",
            'write the whole value between quotation marks, as in `key: "…"`; '
            "a person's handle stands without `@`",
        ),
        ('a: "\\p"', "use single quotation marks, or write `\\\\` for `\\`"),
    ],
)
def test_a_hint_says_what_to_write(text, hint):
    (only,) = read_tree(text, line=1, offset=0).defects
    assert only.hint == hint
