"""The text format: where, what, the line with a caret, what to do."""

from __future__ import annotations

import pytest

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem

PATH = "postmortems/2026/2026-11-03-checkout-slow/incident.md"


def problem(**facts):
    usual = {
        "path": PATH,
        "line": 4,
        "column": 11,
        "rule": "severity-known",
        "level": Level.ERROR,
        "message": "`SEV-9` is not on the ladder",
        "hint": "did you mean `SEV-2`?",
        "excerpt": "severity: SEV-9",
        "width": 5,
    }
    return Problem(**(usual | facts))


def shown(*problems, colour=False):
    return list(load_format("text")(Outcome(problems, [], 1), Setting(colour=colour)))


def test_a_problem_in_full():
    assert shown(problem()) == [
        f"{PATH}:4:11: error: `SEV-9` is not on the ladder [severity-known]",
        "    4 | severity: SEV-9",
        "      |           ^^^^^",
        "  hint: did you mean `SEV-2`?",
        "",
    ]


def test_without_an_excerpt_and_a_hint_one_line():
    assert shown(problem(excerpt="", hint="", width=0)) == [
        f"{PATH}:4:11: error: `SEV-9` is not on the ladder [severity-known]",
        "",
    ]


def test_nothing_found_prints_nothing():
    assert shown() == []


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "line", "carets"),
    [
        ("title: 障害 x", 8, 2, "title: 障害 x", "       ^^^^"),
        ("障害: NO", 5, 2, "障害: NO", "      ^^"),
        ("\towner: ada", 9, 3, "    owner: ada", "           ^^^"),
        ("🔥 fire", 3, 4, "🔥 fire", "   ^^^^"),
        ("e\u0301te: x", 7, 1, "e\u0301te: x", "     ^"),
        ("short", 6, 0, "short", "     ^"),
        ("short", 40, 9, "short", "     ^"),
        ("a: \x1b[31mred", 4, 1, r"a: \x1b[31mred", "   ^^^^"),
    ],
)
def test_the_caret_stands_under_the_value(excerpt, column, width, line, carets):
    lines = shown(problem(excerpt=excerpt, column=column, width=width))
    assert lines[1:3] == [f"    4 | {line}", f"      | {carets}"]


def test_a_long_line_is_cut_around_the_place():
    line = "a" * 500 + "BAD" + "z" * 500
    lines = shown(problem(excerpt=line, column=501, width=3))
    assert len(lines[1]) < 200
    assert lines[1].startswith("    4 | …a")
    assert lines[1].endswith("z…")
    assert lines[1].index("BAD") == lines[2].index("^^^")
    assert lines[2].count("^") == 3


def test_a_value_longer_than_the_screen_is_underlined_to_its_end():
    lines = shown(problem(excerpt="title: " + "a" * 900, column=8, width=900))
    assert len(lines[2]) <= len(lines[1])


def test_levels_have_colours_on_a_terminal_only():
    plain = shown(problem())
    painted = shown(problem(), colour=True)
    assert not any("\x1b" in line for line in plain)
    assert "\x1b[1;31merror\x1b[0m" in painted[0]


def test_no_line_holds_a_command_of_the_runner():
    lines = shown(problem(excerpt="a: ##[stop-commands]x", message="##[group]", column=5))
    assert not any("##[" in line for line in lines)


@pytest.mark.parametrize("text", ["\x1b[2J", "a\nb", "a\r::error::b", "\u202eabc", "\x07"])
@pytest.mark.parametrize("field", ["message", "hint", "excerpt", "path"])
def test_nothing_from_a_record_reaches_the_terminal_as_a_command(field, text):
    lines = shown(problem(**{field: f"x{text}", "column": 1}))
    assert all(line.isprintable() for line in lines)
    assert not any(line.lstrip().startswith("::") for line in lines)
