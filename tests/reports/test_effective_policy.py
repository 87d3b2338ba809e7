"""The policy that holds, with where each value is from."""

from __future__ import annotations

import yaml

from postmortem_kb.policy_source import layers, load_preset, preset_names
from postmortem_kb.reports.effective_policy import show
from tests.helpers.records import policy_of


def shown(text=""):
    return list(show(layers(policy_of(text).document)))


def test_each_value_says_its_file_or_preset_and_line():
    lines = shown("zone: Europe/Berlin\nclocks:\n  postmortem: {hours: 48}\n")
    assert 'zone: "Europe/Berlin"  # schema/policy.yml:2' in lines
    assert "    hours: 48  # schema/policy.yml:4" in lines
    assert any(line.startswith("    from: ") and "# preset base:" in line for line in lines)


def test_a_list_of_ours_is_ours_as_a_whole():
    lines = shown("action_items: {committed_needs: [owner]}")
    assert '  committed_needs: ["owner"]  # schema/policy.yml:2' in lines


def test_what_was_taken_away_is_gone():
    assert not any("hours: 72" in line for line in shown("clocks: {postmortem: null}"))


def test_what_is_printed_is_the_policy_again():
    for name in preset_names():
        policy = load_preset(name)
        assert yaml.safe_load("\n".join(show(layers(policy.document)))) == policy.data
