"""Anchors, aliases, tags, merge keys and odd keys are refused where they stand."""

from __future__ import annotations

import pytest

from postmortem_kb import yamltree
from postmortem_kb.yamltree import read_tree
from tests.helpers.yaml_loaders import LOADERS


@pytest.fixture(params=LOADERS, autouse=True)
def loader(request, monkeypatch):
    """Read with this one of PyYAML's parsers."""
    monkeypatch.setattr(yamltree, "_LOADER", LOADERS[request.param])


ANCHOR = "a value that begins with `&` needs quotation marks: anchors are not read"
ALIAS = "a value that begins with `*` needs quotation marks: aliases are not read"
TAG = "a value that begins with `!` needs quotation marks: tags are not read"
MERGE = "`<<` takes in values from elsewhere: merge keys are not read"
NO_WORD = "a key is a list or a mapping here, not a word"
NO_KEY = "a key is missing here"
DIRECTIVE = "a line that begins with `%` is a directive of YAML: there are none here"

REFUSED = [
    ("a: &x y", "1:4", ANCHOR),
    ("a: &x [y]", "1:4", ANCHOR),
    ("a: &x\n  b: c", "1:4", ANCHOR),
    ("a:\n  - &x y", "2:5", ANCHOR),
    ("&x a: y", "1:1", ANCHOR),
    ("&x {a: y}", "1:1", ANCHOR),
    ("a: &x [*x]", "1:4", ANCHOR),
    ("a: *x", "1:4", ALIAS),
    ("a: [b, *x]", "1:8", ALIAS),
    ("*x : a", "1:1", ALIAS),
    ("a: !x y", "1:4", TAG),
    ("a: !!str y", "1:4", TAG),
    ("a: !!python/object/apply:os.system [id]", "1:4", TAG),
    ("a: !<tag:x> y", "1:4", TAG),
    ("a: ! y", "1:4", TAG),
    ("a: !important thing", "1:4", TAG),
    ("!!map {a: b}", "1:1", TAG),
    ("!x a: b", "1:1", TAG),
    ("!!null", "1:1", TAG),
    ("<<: {a: b}", "1:1", MERGE),
    ("<<: [{a: b}, {c: d}]", "1:1", MERGE),
    ("a:\n  <<: {b: c}", "2:3", MERGE),
    ("a: {<<: {b: c}}", "1:5", MERGE),
    ("[a]: b", "1:1", NO_WORD),
    ("{a: b}: c", "1:1", NO_WORD),
    ("? [a]\n: b", "1:3", NO_WORD),
    ("a: {{ b }}", "1:5", NO_WORD),
    ("? |\n  a\n: b", "1:3", NO_KEY),
    ("'': b", "1:1", NO_KEY),
    ("\u00a0a: b", "1:1", "an invisible character (U+00A0) stands in this key"),
    ("a\u200b: b", "1:1", "an invisible character (U+200B) stands in this key"),
    ('"a\\tb": c', "1:1", "an invisible character (U+0009) stands in this key"),
    ("%YAML 1.2\n--- {a: b}", "1:1", DIRECTIVE),
    ("%TAG !e! tag:x\n--- {a: b}", "1:1", DIRECTIVE),
    ('a: "\\ud800"', None, "`\\` is special between double quotation marks"),
]


@pytest.mark.parametrize(("text", "place", "message"), REFUSED)
def test_is_refused(text, place, message):
    tree = read_tree(text, line=1, offset=0)
    (only,) = tree.defects
    assert (tree.data, only.breaks, only.message) == ({}, True, message)
    assert place in (None, f"{only.line}:{only.column}")
    assert only.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x &y *z !t'",
        "a: x &y *z !t",
        "a: '<<'",
        "'<<': b",
        "a: 'b: c'",
        "'a b': c",
        "a b: c",
        "Größe: x",
        "a: '%x'",
        'a: "\\U0001f600"',
    ],
)
def test_the_signs_are_text_elsewhere(text):
    assert read_tree(text, line=1, offset=0).defects == ()
