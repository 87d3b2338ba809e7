"""Data and places come out of YAML together, and each place really holds its value."""

from __future__ import annotations

import pytest

from postmortem_kb import yamltree
from postmortem_kb.yamltree import DEEPEST, read_tree
from tests.helpers.yaml_loaders import LOADERS


@pytest.fixture(params=LOADERS)
def loader(request, monkeypatch):
    """Read with this one of PyYAML's parsers."""
    monkeypatch.setattr(yamltree, "_LOADER", LOADERS[request.param])


def read(text):
    return read_tree(text, line=1, offset=0)


def said(text):
    return [(f"{d.line}:{d.column}", d.message) for d in read(text).defects]


VARIED = {
    "plain": "title: Checkout is slow\nstatus: open\n",
    "no end of line": "title: Checkout is slow",
    "comments": "# top\ntitle: slow # why\n\n  # between\nstatus: open   # end\n# last\n",
    "spaces": "title:    slow   \nstatus :  open\n",
    "quoted": "a: 'it''s slow'\nb: \"a \\\"b\\\" \\u00e9\"\n'c d': x\n\"e: f\": ''\n",
    "not ASCII": "título: Größe 🚀 zu klein\n名前: 検索\nlast: é # ü\n",
    "block text": "a: |\n  one\n   two\n\n  three\nb: >-\n  folded\n  text\n\n\nc: x\n",
    "block text that keeps": "a: |+\n  one\n\n\nb: |2\n    two\nc: >\n  last\n",
    "block text at the end": "a: x\nb: |\n  one\n  two",
    "plain over lines": "a: one\n  two\n  three\nb: x\n",
    "quoted over lines": "a: 'one\n  two'\nb: \"one \\\n  two\"\nc: x\n",
    "empty values": "a:\nb: ''\nc:   # nothing\nd: {}\ne: []\nf: ~\ng:\n",
    "numbers": "a: 12\nb: -3\nc: 1.5\nd: true\ne: false\nf: null\ng: 2026-11-03T14:04:00Z\n",
    "flow": "a: [x, 'y', [z, {b: 1}], {}]\nc: {d: e, f: [g], h:  , i: }\n",
    "flow over lines": "a: [\n  x,   # one\n  'y',\n ]\nb: {\n  c: d,\n  e: f }\n",
    "lists": "a:\n  - x\n  - 'y'\n  -\n  - 4\nb:\n- z\n-   w\nc: x\n",
    "lists in lists": "a:\n  - - x\n    - y\n  -\n    - z\n  - [u, v]\n",
    "mappings in lists": "a:\n  - id: a1\n    b:\n      - {on: x}\n    due: y\n  - id: a2\n\n",
    "deep": "a:\n  b:\n    c:\n      d: e\n    f: g\n  h: i\nj: k\n",
    "indented": "  a: b\n  c:\n    - d\n",
    "signs inside": "a: x:y\nb: http://x.y/z?q=#h\nc: a-b\nd: x, y\ne: a]b\nf: don't\n",
    "empty": "",
    "comment alone": "# nothing\n",
    "braces": "{a: b, c: [d]}\n",
}


def every_text():
    for name, text in VARIED.items():
        yield pytest.param(text, id=name)
        yield pytest.param(text.replace("\n", "\r\n"), id=f"{name}, CRLF")


every = pytest.mark.parametrize("text", list(every_text()))


def value_at(data, path):
    for part in path:
        data = data[part]
    return data


def read_alone(cut, column, value):
    """The value that a stretch of text has by itself, in the column in which it stood."""
    indented = " " * (column - 1) + cut
    if isinstance(value, dict) and not cut.startswith("{"):
        return read(indented).data
    return read(f"k:\n{indented}" if isinstance(value, list) else f"k: {cut}").data["k"]


def without_last_ends(value):
    """A place ends with the last visible character, before the line ends of a block's text."""
    if isinstance(value, dict):
        return {key: without_last_ends(below) for key, below in value.items()}
    if isinstance(value, list):
        return [without_last_ends(below) for below in value]
    return value.rstrip("\n") if isinstance(value, str) else value


class TestPlaces:
    @every
    def test_every_value_is_what_its_place_holds(self, loader, text):
        tree = read_tree("# before\n" + text, line=5, offset=100)
        assert tree.defects == ()
        for path, span in tree.values.items():
            value = value_at(tree.data, path)
            cut = ("# before\n" + text)[span.start - 100 : span.end - 100]
            alone = read_alone(cut, span.column, value)
            assert without_last_ends(alone) == without_last_ends(value), (path, cut)

    @every
    def test_every_key_is_what_its_place_holds(self, loader, text):
        tree = read(text)
        for path, span in tree.keys.items():
            assert list(read(text[span.start : span.end] + ": x").data) == [path[-1]]

    @every
    def test_every_fact_has_its_places(self, loader, text):
        tree = read(text)
        assert set(tree.values) >= set(tree.keys)
        assert {path for path in tree.values if path and isinstance(path[-1], str)} == set(
            tree.keys
        )

    @every
    def test_lines_and_columns_are_those_of_the_position(self, loader, text):
        tree = read_tree(text, line=5, offset=100)
        for span in (*tree.values.values(), *tree.keys.values()):
            before = text[: span.start - 100]
            assert span.line == before.count("\n") + 5
            assert span.column == len(before) - (before.rfind("\n") + 1) + 1

    @every
    def test_both_parsers_give_the_same(self, monkeypatch, text):
        trees = []
        for loader in LOADERS.values():
            monkeypatch.setattr(yamltree, "_LOADER", loader)
            trees.append(read(text))
        assert trees[0] == trees[1]

    def test_some_places_in_figures(self, loader):
        tree = read("a:\n  - x\n  - b: 'y'   # why\nc: |\n  one\n\n")
        spans = {path: (s.line, s.column, s.start, s.end) for path, s in tree.values.items()}
        assert spans == {
            ("a", 0): (2, 5, 7, 8),
            ("a", 1, "b"): (3, 8, 16, 19),
            ("a", 1): (3, 5, 13, 19),
            ("a",): (2, 3, 5, 19),
            ("c",): (4, 4, 31, 38),
            (): (1, 1, 0, 38),
        }


class TestData:
    def test_it_is_plain(self, loader):
        text = "a: 1\nb: [x, {c: 1.5}]\nd: |\n  e\nf: 2026-11-03\ng: 'no'\nh:\n"
        assert read(text).data == {
            "a": 1,
            "b": ["x", {"c": 1.5}],
            "d": "e\n",
            "f": "2026-11-03",
            "g": "no",
            "h": None,
        }

    def test_a_key_is_always_text(self, loader):
        assert list(read("on: x\n1: x\nnull: x\n2026-11-03: x\n~: x\n").data) == [
            "on",
            "1",
            "null",
            "2026-11-03",
            "~",
        ]


class TestMisreadings:
    @pytest.mark.parametrize(
        ("text", "value", "place", "message"),
        [
            ("a: NO", "NO", "1:4", "`NO` is false to some YAML readers; here it is text"),
            ("a: [on]", ["on"], "1:5", "`on` is true to some YAML readers; here it is text"),
            (
                "a: 12:30",
                "12:30",
                "1:4",
                "`12:30` is a number in base 60 to some YAML readers; here it is text",
            ),
            (
                "a: 017",
                "017",
                "1:4",
                "`017` is an octal number to some YAML readers; here it is text",
            ),
            ("a: Outage #42", "Outage", "1:4", "YAML takes `#42` for a comment and drops it"),
            ("a: #42", None, "1:3", "YAML takes `#42` for a comment and drops it"),
            ("a:\n  - #chat\n", [None], "2:4", "YAML takes `#chat` for a comment and drops it"),
            (
                "a: x #" + "y" * 60,
                "x",
                "1:4",
                f"YAML takes `#{'y' * 38}…` for a comment and drops it",
            ),
        ],
    )
    def test_is_said_and_the_text_is_kept(self, loader, text, value, place, message):
        tree = read(text)
        assert tree.data == {"a": value}
        assert [defect.breaks for defect in tree.defects] == [False]
        assert said(text) == [(place, message)]
        assert tree.defects[0].hint

    @pytest.mark.parametrize(
        "text",
        ["a: x # y", "a: x   # y", "a: 'x' #y", "a: x#y", "a: '#y'", "a: |\n  x #y\n", "a: # y"],
    )
    def test_is_not_said_of_a_comment_or_of_quoted_text(self, loader, text):
        assert said(text) == []


class TestRefusals:
    def test_a_key_that_stands_twice(self, loader):
        tree = read("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n'a': 4\n")
        assert tree.data == {}
        assert said("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n'a': 4\n") == [
            ("5:3", "this key stands twice; the first is in line 3"),
            ("6:1", "this key stands twice; the first is in line 1"),
        ]

    def test_an_item_that_lost_its_dash_is_one_problem(self, loader):
        (defect,) = read("items:\n  - id: a1\n    title: x\n    id: a2\n    title: y\n").defects
        assert (defect.line, defect.column) == (4, 5)
        assert defect.hint.endswith("if a new item begins here, put `- ` before its first key")

    def test_a_key_of_another_place_is_another_key(self, loader):
        assert read("a: {c: 1}\nb: {c: 2}\n").defects == ()

    @pytest.mark.parametrize(
        "code", [0, 7, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x2029, 0xFEFF]
    )
    def test_what_nobody_can_see(self, loader, code):
        message = f"an invisible character (U+{code:04X}) stands here"
        assert said(f"a: 1\nb: x{chr(code)}y\n") == [("2:5", message)]

    def test_one_that_is_written_out_is_text(self, loader):
        assert read('a: "\\u2028\\e[31m"').data == {"a": "\u2028\x1b[31m"}

    def test_depth(self, loader):
        def nested(levels):
            return "a: " + "[" * levels + "x" + "]" * levels

        assert read(nested(DEEPEST - 1)).defects == ()
        message = f"the values are nested deeper than {DEEPEST} levels here"
        assert said(nested(DEEPEST)) == [("1:15", message)]

    def test_widths_are_those_of_what_is_meant(self, loader):
        def width(text):
            (only,) = read(text).defects
            return only.width

        assert width("a: 12:30") == 5
        assert width("abc: 1\nabc: 2") == 3
        assert width("a: b: c") == 1
        assert width(f"a: {'1' * 500}") == 80

    def test_the_rest_is_said_beside_what_is_only_noted(self, loader):
        assert said("a: NO\nb: c: d\n") == [
            ("1:4", "`NO` is false to some YAML readers; here it is text"),
            ("2:5", "a value with a colon and a space in it needs quotation marks"),
        ]
