"""One file, read: its parts, and the tolerant look at its data."""

from __future__ import annotations

import pytest

from postmortem_kb.document import Defect, Document, maps_of, text_of, texts_of
from postmortem_kb.frontmatter import read_document

TEXT = "---\ntitle: x\n---\nBefore.\n\n## Timeline\r\n\n- y\n\n## Größe\n\n## timeline\n"


def read(text=TEXT):
    return read_document("incident.md", "postmortems/2026/2026-11-03-x/incident.md", text.encode())


def test_the_body_and_the_lines():
    document = read()
    assert document.body == TEXT.split("---\n")[2]
    assert document.body_line == 4
    assert document.lines[0] == "---"
    assert document.lines[5] == "## Timeline\r"
    assert len(document.lines) == TEXT.count("\n") + 1


def test_lines_end_with_line_feeds_alone():
    assert read("---\n---\na\u2028b\x85c\x0cd\n").lines == ["---", "---", "a\u2028b\x85c\x0cd", ""]


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        (("Timeline",), 6),
        (("TIMELINE",), 6),
        (("GRÖSSE",), 10),
        (("grösse", "timeline"), 6),
        (("",), 4),
        (("Notes",), None),
        ((), None),
    ],
)
def test_a_section_is_the_first_of_its_headings(headings, line):
    section = read().section(*headings)
    assert (section.line if section else None) == line


@pytest.mark.parametrize(
    ("defects", "broken"),
    [
        ((), False),
        ((Defect(1, 1, "x", breaks=False),), False),
        ((Defect(1, 1, "x", breaks=False), Defect(2, 1, "y")), True),
    ],
)
def test_it_is_broken_where_a_defect_breaks_it(defects, broken):
    document = Document("x", "x", "", {}, {}, {}, 0, 1, (), defects)
    assert document.broken is broken


@pytest.mark.parametrize(
    ("value", "text"),
    [("x", "x"), ("", ""), (5, "5"), (-5, "-5"), (0, "0"), (True, ""), (1.5, ""), (None, ""),
     (["x"], ""), ({"x": "y"}, "")],
)  # fmt: skip
def test_text_is_read_tolerantly(value, text):
    assert text_of({"key": value}, "key") == text
    assert text_of({}, "key") == ""


@pytest.mark.parametrize(
    ("value", "texts"),
    [(["x", "y"], ("x", "y")), (["x", 5, None, ["y"]], ("x",)), ([], ()), ("x", ()), (None, ()),
     ({"x": "y"}, ())],
)  # fmt: skip
def test_texts_are_read_tolerantly(value, texts):
    assert texts_of({"key": value}, "key") == texts
    assert texts_of({}, "key") == ()


@pytest.mark.parametrize(
    ("value", "maps"),
    [([{"x": 1}, "y", {}], ({"x": 1}, {})), ([], ()), ({"x": 1}, ()), ("x", ()), (None, ())],
)
def test_maps_are_read_tolerantly(value, maps):
    assert maps_of({"key": value}, "key") == maps
    assert maps_of({}, "key") == ()
