"""What a person sees on a terminal: colours, unless unwanted, and lines that fit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers.small_base import write_base
from tests.helpers.terminal import run_in_terminal

COMMAND = Path(sys.executable).with_name("postmortem")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    base = write_base(tmp_path_factory.mktemp("terminal") / "base")
    for incident in base.rglob("incident.md"):
        text = incident.read_text("utf-8")
        incident.write_text(text.replace("SEV-2", "SEV-9 " + "障害" * 90, 1), "utf-8")
    return base


def check(base, **environment):
    given = {"NO_COLOR": "", "TERM": "xterm", "COLUMNS": "80", **environment}
    return run_in_terminal([COMMAND, "check", "-C", base], **given)


def test_a_level_has_its_colour(base):
    assert "\x1b[1;31merror\x1b[0m: " in check(base)


@pytest.mark.parametrize("unwanted", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nobody_gets_colours_who_wants_none(base, unwanted):
    written = check(base, **unwanted)
    assert "error: " in written
    assert "\x1b" not in written


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("120", 120), ("1", 40)])
def test_a_quoted_line_is_as_wide_as_the_terminal(base, columns, widest):
    quoted = [
        line for line in check(base, NO_COLOR="1", COLUMNS=columns).split("\n") if " | " in line
    ]
    wide = [len(line) + sum(character in "障害" for character in line) for line in quoted]
    assert wide
    assert widest - 2 <= max(wide) <= widest
