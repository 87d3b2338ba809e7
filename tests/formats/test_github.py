"""The GitHub format, read back the way GitHub's runner reads a workflow command."""

from __future__ import annotations

import re

import pytest

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem

PATH = "postmortems/2026/2026-11-03-checkout-slow/incident.md"


def problem(**facts):
    usual = {"path": PATH, "line": 4, "column": 11, "rule": "schema", "level": Level.ERROR}
    return Problem(**(usual | {"message": "wrong", "hint": ""} | facts))


def lines_of(*problems, prefix=""):
    return list(load_format("github")(Outcome(problems, [], 1), Setting(prefix=prefix)))


def read(line):
    """As the runner does: `::name key=value,key=value::data`, then the escapes."""
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert found, line
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {key: unescape(value) for key, value in properties.items()}, unescape(found[3])


def unescape(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_an_annotation_in_full():
    found = problem(message="100% wrong", hint="mend it")
    assert lines_of(found) == [
        f"::error file={PATH},line=4,col=11,title=schema::100%25 wrong%0Ahint: mend it"
    ]


@pytest.mark.parametrize(
    ("level", "command"),
    [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.NOTE, "notice")],
)
def test_levels_are_commands(level, command):
    [line] = lines_of(problem(level=level))
    assert read(line)[0] == command


def test_paths_are_relative_to_the_work_tree():
    [line] = lines_of(problem(), prefix="knowledge, base/")
    assert read(line)[1]["file"] == f"knowledge, base/{PATH}"


@pytest.mark.parametrize("field", ["message", "hint", "path"])
@pytest.mark.parametrize(
    "text",
    [
        "::stop-commands::x",
        "a\n::error::b",
        "a\r\n::set-output name=x::y",
        "##[add-mask]x",
        "\x1b[31m::x",
        "a,line=1:::b",
        "%0A::error::x",
        ":::::x",
    ],
)
def test_a_record_starts_no_command(field, text):
    [line] = lines_of(problem(**{field: text}))
    command, properties, message = read(line)
    assert command == "error"
    assert set(properties) == {"file", "line", "col", "title"}
    assert line.isprintable()
    assert line.count("::") == 2
    assert "##[" not in message


def test_an_escape_that_an_author_wrote_stays_text():
    [line] = lines_of(problem(message="50%0Aoff, 10:30"))
    assert read(line)[2] == "50%0Aoff, 10:30"
