"""Plain scalars: few are more than text, and what others read differently is said."""

from __future__ import annotations

import pytest
import yaml

from postmortem_kb.yamlscalar import misread, resolve

VALUES = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
    "0": 0,
    "12": 12,
    "-3": -3,
    "999999999999999999": 999_999_999_999_999_999,
    "1.5": 1.5,
    "-0.25": -0.25,
    "1.0": 1.0,
}
TEXT = [
    "SEV-2",
    "2026-11-03",
    "2026-11-03T14:04:00Z",
    "2026-11-03T14:04:00",
    "2026-02-30",
    "1.2.3",
    "v1",
    "none",
    "N/A",
    "-",
    "--",
    "+",
    ".",
    "..",
    "e5",
    "0x",
    "1,200",
    "12:60",
    "1:2:",
    "٣",  # a digit, but not one of ours
    "１２",
    "10%",
    "1 2",
    "=",
    "tRue",
]
MISREAD = {
    "true": ["yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE"],
    "false": ["no", "No", "NO", "off", "Off", "OFF", "False", "FALSE"],
    "nothing": ["Null", "NULL"],
    "a number in base 60": ["12:30", "1:02:03", "190:20:30.15", "-1:30", "09:30"],
    "an octal number": ["017", "0o17", "-017", "0_7", "00"],
    "a number": [
        "0x1F",
        "0b101",
        "1_000",
        "+12",
        "-0",
        "1.10",
        "01.5",
        "089",
        "1e3",
        "1.5E-3",
        ".5",
        "5.",
        ".inf",
        "-.INF",
        ".nan",
        "1000000000000000000",
        "1234567890123456789012345678901234567890",
    ],
}


@pytest.mark.parametrize(("written", "value"), VALUES.items())
def test_few_words_and_plain_numbers_are_values(written, value):
    assert resolve(written) == value
    assert type(resolve(written)) is type(value)
    assert misread(written) == ""


@pytest.mark.parametrize("written", TEXT)
def test_all_else_is_text(written):
    assert resolve(written) == written
    assert misread(written) == ""


ALL_MISREAD = [(each, taken) for taken, words in MISREAD.items() for each in words]


@pytest.mark.parametrize(("written", "taken"), ALL_MISREAD)
def test_what_others_read_differently_stays_text_and_is_said(written, taken):
    assert resolve(written) == written
    assert misread(written) == taken


@pytest.mark.parametrize("written", [*VALUES, *TEXT, *dict(ALL_MISREAD)])
def test_nothing_that_pyyaml_reads_differently_is_missed(written):
    """Only times are kept as text without a word: that is what records want."""
    try:
        theirs = yaml.safe_load(f"k: {written}")["k"]
    except (yaml.YAMLError, ValueError):
        return
    is_time = written.startswith("2026")
    assert theirs == resolve(written) or misread(written) or is_time


def test_a_long_text_takes_no_time():
    for text in ("1" * 200_000, "1:" * 100_000, "_" * 200_000, "0" * 199_999 + "x"):
        assert resolve(text) == text
        misread(text)
