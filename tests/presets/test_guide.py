"""The guide on processes tells the truth: its presets, its keys, its example."""

from __future__ import annotations

import re

from postmortem_kb.frontmatter import read_yaml
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import effective, load_preset, preset_names
from postmortem_kb.policy_words import find_clashes
from postmortem_kb.reports.policy_difference import differences
from postmortem_kb.schema import load_schema


def guide(root):
    return (root / "docs" / "guides" / "process.md").read_text(encoding="utf-8")


def test_it_names_every_preset(root):
    rows = re.findall(r"(?m)^\| `([a-z]+)`", guide(root).partition("## Say where")[0])
    assert set(rows) == set(preset_names())


def test_every_key_that_it_names_is_one(root):
    table = guide(root).partition("## What it can say")[2]
    keys = [key for row in re.findall(r"(?m)^\| (`.*?) \|", table) for key in row.split(", ")]
    known = load_schema("policy")["properties"]
    assert len(keys) > 20
    assert [key for key in keys if key.strip("`") not in known] == []


def test_its_example_is_a_policy_that_says_what_stands_beside_it(root):
    text = re.search(r"```yaml\n(.*?)```", guide(root), re.DOTALL)
    document = read_yaml("policy.yml", "schema/policy.yml", text[1].encode())
    policy = Policy(effective(document), document)
    assert list(find_clashes(policy)) == []
    lines = list(differences(load_preset("zephyr").data, policy.data))
    assert [line.split(": ")[0] for line in lines] == [
        "~ roles.investigator.title",
        "+ roles.scribe",
        "- cadences.status-page",
        "~ rule detection-explained",
    ]
