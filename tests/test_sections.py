"""The body's sections: where each begins and ends, and what begins none."""

from __future__ import annotations

import time

import pytest

from postmortem_kb.sections import MOST, find_sections

BODY = """\
Before.

# What happened

One.

## Impact ##

Two.

### Details
Three.

## Causes

# Lessons"""


def found(text):
    """(level, heading, line) of each section."""
    return [(s.level, s.heading, s.line) for s in find_sections(text, 0, 1)]


def headings(text):
    return [section.heading for section in find_sections(text, 0, 1)[1:]]


class TestSections:
    def test_have_level_heading_and_line(self):
        assert found(BODY) == [
            (0, "", 1),
            (1, "What happened", 3),
            (2, "Impact", 7),
            (3, "Details", 11),
            (2, "Causes", 14),
            (1, "Lessons", 16),
        ]

    def test_hold_their_sub_sections(self):
        texts = {s.heading: s.text for s in find_sections(BODY, 0, 1)}
        assert texts[""] == "Before.\n\n"
        assert texts["What happened"].startswith("\nOne.\n\n## Impact")
        assert texts["What happened"].endswith("## Causes\n\n")
        assert texts["Impact"] == "\nTwo.\n\n### Details\nThree.\n\n"
        assert texts["Details"] == "Three.\n\n"
        assert texts["Causes"] == "\n"
        assert texts["Lessons"] == ""

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    def test_are_what_their_positions_hold(self, newline):
        text = "---\nx: y\n---\n".replace("\n", newline) + BODY.replace("\n", newline)
        sections = find_sections(text, text.index("Before"), 4)
        assert [s.line for s in sections] == [4, 6, 10, 14, 17, 19]
        for section in sections:
            assert text[section.start : section.end] == section.text
            assert section.heading in text.split(newline)[section.line - 1]

    def test_of_nothing_are_one_empty_one(self):
        (only,) = find_sections("---\n---\n", 8, 3)
        assert (only.heading, only.level, only.text, only.start, only.end) == ("", 0, "", 8, 8)

    def test_may_begin_with_a_blank_line(self):
        assert found("\n# a\n") == [(0, "", 1), (1, "a", 2)]

    def test_may_skip_levels_and_go_back(self):
        sections = find_sections("### a\n1\n# b\n2\n### c\n3\n## d\n4\n", 0, 1)
        texts = {s.heading: s.text for s in sections}
        assert texts == {"": "", "a": "1\n", "b": "2\n### c\n3\n## d\n4\n", "c": "3\n", "d": "4\n"}

    def test_may_have_an_underlined_heading(self):
        text = "Summary\nof it\n===\n\none\n\nImpact\n---\ntwo\n"
        assert found(text)[1:] == [(1, "Summary of it", 1), (2, "Impact", 7)]
        assert find_sections(text, 0, 1)[1].text == "\none\n\nImpact\n---\ntwo\n"

    def test_of_one_name_are_all_there(self):
        assert headings("# a\n# a\n## a\n") == ["a", "a", "a"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# a", "a"),
        ("## a b  c", "a b  c"),
        ("   ## a", "a"),
        ("##   a   ", "a"),
        ("##\ta", "a"),
        ("## a ##", "a"),
        ("## a #####  ", "a"),
        ("## a #b", "a #b"),
        ("## a#", "a#"),
        ("## a \\#", "a \\#"),
        ("## #", ""),
        ("##", ""),
        ("## ", ""),
        ("## C#", "C#"),
        ("## Größe & `code`", "Größe & `code`"),
    ],
)
def test_a_heading_is_read_without_its_hashes(line, heading):
    assert headings(f"{line}\ntext\n") == [heading]
    assert headings(f"{line}\r\ntext\r\n") == [heading]
    assert headings(line) == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "#a",
        "    # a",
        "####### a",
        "\t# a",
        "\\# a",
        "```\n# a\n```",
        "```sh\n# a\n\n## b\n```",
        "~~~\n# a\n~~~",
        "~~~\n# a\n```\n# b\n~~~",
        "````\n# a\n```\n# b\n````",
        "```\n# a\n``` no end\n# b",
        "```\n# a",
        "  ```\n# a\n   ```",
        "- x\n\n  ```\n  # a\n  ```",
        "- x\n  # a",
        "1. x\n   # a",
        "- # a",
        "- x\n\n  ## a\n\n  y",
        "> # a",
        "> ```\n> # a",
        "<!--\n# a\n-->",
        "<!-- x\n\n# a\n\ny -->",
        "<!--\n# a",
        "<pre>\n# a\n\n# b\n</pre>",
        "<details>\n# a\n</details>",
        "---",
        "text\n\n---\n",
        "- a\n---",
    ],
)
def test_what_is_no_heading(text):
    assert headings(text) == []
    assert headings(text.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        "```\n# a\n```\n# yes",
        "```a`b\n# yes",
        "``` \n```\n# yes",
        "<!-- a --> b\n# yes",
        "<!-- a\n--> b\n# yes",
        "text <!--\n# yes",
        "- x\n  ```\n  y\n# yes",
        "- x\n  <!-- y\n# yes",
        "> ```\n# yes",
        "<details>\n\n# yes",
        "text\n# yes",
        "- x\n\n # yes",
        "    code\n# yes",
        "<b>x</b>\n# yes",
    ],
)
def test_what_ends_before_a_heading(text):
    assert headings(text) == ["yes"]


def test_there_is_a_bound():
    sections = find_sections("# x\n" * 3 * MOST, 0, 1)
    assert len(sections) == MOST + 1
    assert sections[-1].line == MOST


@pytest.mark.parametrize(
    "text",
    [
        "#\n" * 500_000,
        "# a" + " " * 999_000 + "b",
        "- " * 499_999 + "x",
        "- a\n" * 250_000,
        "> " * 500_000,
        "`" * 1_000_000,
        "<!--\n" * 200_000,
        "a\n" * 500_000,
        "\t" * 1_000_000,
        "\n".join(" " * (2 * depth) + "- a" for depth in range(950)),
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_text_takes_long(text):
    begun = time.process_time()
    find_sections(text, 0, 1)
    assert time.process_time() - begun < 3
