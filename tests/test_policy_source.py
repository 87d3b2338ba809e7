"""policy.yml over its presets; what cannot be used names file, line and column."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.policy_source import load_mapping, load_policy, load_preset, merge, preset_names


@pytest.fixture
def load(tmp_path):
    """Load a repository's policy.yml from its text."""

    def load(text):
        (tmp_path / "schema").mkdir(exist_ok=True)
        (tmp_path / "schema" / "policy.yml").write_bytes(text.encode())
        return load_policy(tmp_path)

    return load


@pytest.mark.parametrize(
    ("under", "over", "merged"),
    [
        ({}, {"a": 1}, {"a": 1}),
        ({"a": 1}, {}, {"a": 1}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": None}, {}),
        ({}, {"a": None}, {}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}}, {"a": {"b": 1, "c": 3}}),
        ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": None}}}, {"a": {"b": {}}}),
        ({"a": {"b": 1}}, {"a": 2}, {"a": 2}),
        ({"a": 2}, {"a": {"b": 1}}, {"a": {"b": 1}}),
    ],
)
def test_merging(under, over, merged):
    before = repr(under)
    assert merge(under, over) == merged
    assert repr(under) == before


def test_base_lies_under_everything(load):
    policy = load("format: 1\n")
    assert policy.part("postmortem")["approvals"] == 1
    assert policy.document.path == "schema/policy.yml"


def test_a_preset_lies_on_base_and_the_repository_on_both(load):
    policy = load("format: 1\nextends: zephyr\naction_items: {at_least: 3}\n")
    items = policy.part("action_items")
    assert (items["at_least"], items["tracker"]) == (3, "Linear")
    assert items["escalate_after_weeks"] == 6


def test_an_empty_value_takes_away(load):
    policy = load("format: 1\nextends: zephyr\nclocks:\n  customer-email:\n")
    assert list(policy.clocks) == ["postmortem"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format: 1\nextends: zephir\n", "schema/policy.yml:2:10: there is no preset `zephir`"),
        ("format: 1\nextnds: zephyr\n", "schema/policy.yml:2:1: unknown key `extnds`"),
        ("format: 2\n", "schema/policy.yml:1:9: "),
        ("title: Ours\n", "schema/policy.yml:1:1: "),
        ("format: 1\nzone: Mars/Base\n", "schema/policy.yml:2:7: "),
        ("format: 1\nroles: [one]\n", "schema/policy.yml:2:8: "),
        ("format: 1\ntitle: a: b\n", "schema/policy.yml:2:"),
        ("format: 1\nformat: 1\n", "schema/policy.yml:2:1: this key stands twice"),
        ("", "schema/policy.yml:1:1: "),
    ],
)
def test_what_cannot_be_used_names_its_place(load, text, message):
    with pytest.raises(ConfigurationError) as raised:
        load(text)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("level", ["off", '"off"', "{level: off}"])
def test_a_rule_is_turned_off_with_and_without_quotation_marks(load, level):
    written = load(f"format: 1\nrules: {{timeline-form: {level}}}\n").data["rules"]
    assert written["timeline-form"] in ("off", {"level": "off"})


@pytest.mark.parametrize(
    "text", ["site: {readers: off}\n", "rules: {timeline-form: Off}\n", "rules: {x: no}\n"]
)
def test_other_words_that_yaml_may_misread_are_refused(load, text):
    with pytest.raises(ConfigurationError, match="to some YAML readers"):
        load(f"format: 1\n{text}")


def test_a_misspelt_preset_gets_a_suggestion(load):
    with pytest.raises(ConfigurationError) as raised:
        load("format: 1\nextends: zephir\n")
    assert raised.value.hint == "did you mean `zephyr`?"


def test_every_mistake_is_named_at_once(load):
    with pytest.raises(ConfigurationError) as raised:
        load("format: 1\nextnds: base\ntitel: Ours\n")
    assert [line[:21] for line in str(raised.value).splitlines()] == [
        "schema/policy.yml:2:1",
        "schema/policy.yml:3:1",
    ]


def test_without_a_policy_the_way_to_one_is_named(tmp_path):
    with pytest.raises(ConfigurationError) as raised:
        load_policy(tmp_path)
    assert "schema/policy.yml cannot be read" in str(raised.value)
    assert "postmortem init" in raised.value.hint


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_is_a_policy_of_its_own(name):
    policy = load_preset(name)
    assert policy.severities
    assert policy.questions
    assert policy.roles


def test_the_presets_that_there_are():
    assert set(preset_names()) == {
        "base", "ivelum", "lightweight", "officeluv", "wellcome", "zephyr"
    }  # fmt: skip


def test_presets_lie_upon_base_and_upon_nothing_else():
    for name in set(preset_names()) - {"base"}:
        assert load_preset(name).document.data["extends"] == "base"


class TestOtherFiles:
    def test_a_missing_one_is_empty(self, tmp_path):
        assert load_mapping(tmp_path, "schema/people.yml", "people").data == {}

    def test_one_is_held_against_its_schema(self, tmp_path):
        (tmp_path / "people.yml").write_text("ada: {nam: Ada}\n", encoding="utf-8")
        with pytest.raises(ConfigurationError) as raised:
            load_mapping(tmp_path, "people.yml", "people")
        assert str(raised.value).startswith("people.yml:1:7: unknown key")

    def test_one_that_cannot_be_read(self, tmp_path):
        (tmp_path / "people.yml").write_text("ada: [\n", encoding="utf-8")
        with pytest.raises(ConfigurationError, match=r"people\.yml:1:"):
            load_mapping(tmp_path, "people.yml", "people")
