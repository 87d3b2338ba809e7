"""The text format: where, what, the line with a caret, what to do."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

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


def shown(*problems, colour=False, columns=100):
    setting = Setting(colour=colour, columns=columns)
    return list(load_format("text")(Outcome(problems, [], 1), setting))


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


LONG = {
    "in the middle": ("a" * 500 + "BAD" + "z" * 500, 501, 3),
    "at the end": ("a" * 500 + "BAD", 501, 3),
    "behind the end": ("a" * 500, 501, 0),
    "at the beginning": ("BAD" + "z" * 500, 1, 3),
    "a long value": ("title: " + "a" * 900, 8, 900),
    "a long value far to the right": ("a" * 500 + "b" * 500, 501, 500),
    "wide characters": ("障害" * 100 + "悪い" + "🔥" * 100, 201, 2),
    "what is written out": ("\x1b" * 200 + "BAD" + "\t" * 200, 201, 3),
    "accents": ("e\u0301" * 200 + "BAD", 401, 3),
}


@pytest.mark.parametrize("columns", [40, 80, 81, 200])
@pytest.mark.parametrize(("excerpt", "column", "width"), LONG.values(), ids=LONG.keys())
def test_a_long_line_is_cut_around_the_place(excerpt, column, width, columns):
    line, carets = shown(problem(excerpt=excerpt, column=column, width=width), columns=columns)[1:3]
    assert max(cells(line), cells(carets)) <= columns
    assert "…" in line
    marked = under(line, carets)
    wanted = excerpt[column - 1 :][:width]
    assert marked == wanted or (marked[-1:] == "…" and wanted.startswith(marked[:-1]))
    assert bool(marked) == bool(width)


def test_a_line_that_fits_is_not_cut():
    line = "a: " + "b" * 69
    lines = shown(problem(excerpt=line, column=4, width=69), columns=80)
    assert lines[1] == f"    4 | {line}"
    assert lines[2] == "      |    " + "^" * 69


def under(line, carets):
    """What stands above the carets."""
    start, end, position, found = carets.index("^"), len(carets), 0, ""
    for character in line:
        if start <= position < end and cells(character):
            found += character
        position += cells(character)
    return found


def cells(text):
    """Columns of a terminal: wide characters two, accents none."""
    wide = {"W", "F"}
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in wide else 1 for each in text
    )


@pytest.mark.parametrize("fence", ["---", "--- ", "---\t", ""])
def test_a_fence_has_nothing_to_show(fence):
    assert len(shown(problem(excerpt=fence, column=1, width=0))) == 3


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
