"""How two policies differ, in words."""

from __future__ import annotations

import pytest

from postmortem_kb.policy_source import load_preset
from postmortem_kb.reports.policy_difference import differences


def between(ours, theirs):
    return list(differences(ours, theirs))


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ({"zone": "UTC"}, {"zone": "Europe/Berlin"}, "~ zone: UTC -> Europe/Berlin"),
        ({"action_items": {"at_least": 1}}, {"action_items": {"at_least": 2}},
         "~ action_items.at_least: 1 -> 2"),
        ({"a": {"b": ["x"]}}, {"a": {"b": ["x", "y"]}}, "~ a.b: x -> x, y"),
        ({"a": {"b": True}}, {"a": {"b": False}}, "~ a.b: yes -> no"),
        ({}, {"roles": {"ic": {"title": "Commander", "holders": "one", "aliases": ["c", "d"]}}},
         "+ roles.ic: title: Commander; holders: one; aliases: c, d"),
        ({"roles": {"ic": {"title": "Commander"}, "x": {}}}, {"roles": {"x": {}}},
         "- roles.ic: title: Commander"),
        ({"resolution": {"jobs": ["lead"]}}, {}, "- resolution: jobs: lead"),
    ],
)  # fmt: skip
def test_each_in_one_line(ours, theirs, said):
    assert between(ours, theirs) == [said]


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ({"blameless-language": "error"}, {}, "~ rule blameless-language: error -> warning"),
        ({}, {"postmortem-exists": {"level": "off"}}, "~ rule postmortem-exists: note -> off"),
        ({"schema": "error"}, {"schema": {"level": "error", "since": "2026-01-01"}},
         "~ rule schema: error -> error, since: 2026-01-01"),
    ],
)  # fmt: skip
def test_a_rule_by_the_level_at_which_it_holds(ours, theirs, said):
    assert between({"rules": ours}, {"rules": theirs}) == [said]


def test_what_says_the_same_in_other_words_is_no_difference():
    assert between({"rules": {"schema": "error"}}, {"rules": {"schema": {"level": "error"}}}) == []
    assert between({"rules": {"schema": "error"}}, {}) == []
    assert between({"clocks": {}, "extends": "a"}, {"clocks": None, "extends": "b"}) == []


def test_a_long_text_is_cut_and_control_characters_are_shown():
    (line,) = between({}, {"declaring": "word " * 100})
    assert len(line) < 190
    assert line.endswith(" …")
    assert "\x1b" not in "".join(differences({}, {"a": "\x1b[31m"}))


def test_presets_of_one_base():
    ours, theirs = load_preset("wellcome").data, load_preset("zephyr").data
    lines = between(ours, theirs)
    assert "~ rule postmortem-exists: warning -> note" in lines
    assert any(line.startswith("- roles.incident-lead: title: Incident lead;") for line in lines)
    assert any(line.startswith("+ clocks.postmortem: ") for line in lines)
    assert len(lines) < 70
