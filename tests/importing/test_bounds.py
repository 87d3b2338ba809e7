"""Hostile text is read in bounded time, and none of it is lost."""

from __future__ import annotations

import time

import pytest

from postmortem_kb.importing.original import digest_of, rebuild, set_aside
from postmortem_kb.importing.report import read_report
from postmortem_kb.importing.source import decode
from postmortem_kb.importing.words import shipped_words

SECONDS = 3
LENGTH = 40_000
UNITS = [
    "[", "]", "(", "*", "|", "`", "~", "<!--", "-->", "#", "_ ", "\\", " ", "??", "0-", "1.", "a-",
    "a: ", "(a ", "[a](", "10:00 ", "1 jan ", "date ", "times in ", "all times are in ",
    "https://a/", "> ", "- ", "20210304", "--:-- ", "{{< track ",
    "<li>", "<ul>", "||", "1/2/21 ", "\U0001f559 ", ":a: ", "Fri ",
    "we a", "at 1:00 ", "between 1:00 and ", "<tr>", "<td>", "no a ", "(UTC", "1月1日",
    "{|", "|===", "||=",
]  # fmt: skip
HEADS = [
    "",
    "# T\n## Timeline\n- 10:00 ",
    "# T\n## Action items\n- ",
    "# T\n## Timeline\n| time | b |\n|--|--|\n| ",
    "# T\n## Remediation\n",
    "# Postmortem\n\n**Title:** ",
    "# 2021-01-01 ",
    "---\ntitle: ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_one_long_line(unit):
    for head in HEADS:
        raw = f"{head}{unit * (LENGTH // len(unit))}\nx\n".encode()
        begun = time.perf_counter()
        source = decode(raw)
        draft = read_report(source, "x.md", shipped_words())
        body = set_aside(source.text, digest_of(raw), draft.asides)
        assert time.perf_counter() - begun < SECONDS, head
        assert rebuild(f"\n{body}", digest_of(raw), source.form) == raw


@pytest.mark.parametrize("begins", ["<li>", "<tr><td>", "- ", "# ", "Title: ", "**Date**:", "| "])
def test_a_run_of_blanks(begins):
    begun = time.perf_counter()
    read_report(decode(f"# T\n{begins}{' ' * LENGTH}x\n".encode()), "x.md", shipped_words())
    assert time.perf_counter() - begun < SECONDS


@pytest.mark.parametrize(
    "line",
    [
        "- 10:00 a",
        "# 10:00",
        "```",
        "```x",
        "| a |",
        "> ada [8:27 AM]",
        "**a**",
        "<tr>",
        "<tr><td>a",
        "</tr>",
        "{|",
        "|===",
        "|-",
        ". a",
        "- it was at 10:00",
        "- [ ] a b c",
        "# a (10:00)",
    ],
)
def test_many_lines(line):
    raw = f"# T\n## Timeline\n{(line + chr(10)) * 8000}".encode()
    begun = time.perf_counter()
    source = decode(raw)
    draft = read_report(source, "x.md", shipped_words())
    assert time.perf_counter() - begun < SECONDS * 2
    body = set_aside(source.text, digest_of(raw), draft.asides)
    assert rebuild(f"\n{body}", digest_of(raw), source.form) == raw
