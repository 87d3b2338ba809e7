"""A policy held against itself: each word leads somewhere, or it is refused with its place."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.policy_source import load_policy, load_preset, preset_names
from postmortem_kb.policy_words import find_clashes, refuse_clashes
from postmortem_kb.project import open_project


@pytest.fixture
def policy(tmp_path):
    """Load a policy of these lines, which begin in line 2."""

    def policy(text):
        (tmp_path / "schema").mkdir(exist_ok=True)
        (tmp_path / "schema" / "policy.yml").write_text("format: 1\n" + text, encoding="utf-8")
        return load_policy(tmp_path)

    return policy


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_holds_together(name):
    assert [clash.message for clash in find_clashes(load_preset(name))] == []


CLASHES = [
    ("rules:\n  shema: note\n", "3:3", "there is no rule `shema`", "did you mean `schema`?"),
    (
        "rules:\n  schema:\n    options: {depth: 3}\n",
        "4:15",
        "unknown key `depth`",
        "`postmortem explain schema` has its options",
    ),
    (
        "rules:\n  schema:\n    severities: [SEV-1, SEV2]\n",
        "4:25",
        "there is no severity `SEV2`",
        "did you mean `SEV-2`?",
    ),
    (
        "roles:\n  comms:\n    required: [SEV-4]\n",
        "4:16",
        "there is no severity `SEV-4`",
        "use one of: SEV-1, SEV-2, SEV-3",
    ),
    ("country: XX\n", "2:10", "the holidays of `XX` are not known", ""),
    (
        "country: DE-QQ\n",
        "2:10",
        "`QQ` is no region of `DE` whose holidays are known",
        "write `country: DE`",
    ),
    ("postmortem:\n  required: [P1]\n", "3:14", "there is no severity `P1`", "SEV-1, SEV-2"),
    (
        "clocks:\n  postmortem: {severities: [sev-1]}\n",
        "3:29",
        "there is no severity `sev-1`",
        "did you mean `SEV-1`?",
    ),
    (
        "extra:\n  region: {type: text, required: {severities: [SEV-9]}}\n",
        "3:48",
        "there is no severity `SEV-9`",
        "use one of: SEV-1",
    ),
    (
        "steps:\n  open:\n    x: {do: Call., types: [security, sekurity]}\n",
        "4:38",
        "there is no type `sekurity`",
        "did you mean `security`?",
    ),
    (
        "postmortem:\n  drafted_by: incident-comander\n",
        "3:15",
        "there is no role `incident-comander`",
        "did you mean `incident-commander`?",
    ),
    ("changes:\n  confirmed_by_role: boss\n", "3:22", "there is no role `boss`", "use one of"),
    (
        "documents:\n  situation: {owner_role: coms}\n",
        "3:27",
        "there is no role `coms`",
        "use one of",
    ),
    (
        "jobs:\n  team-lead: {title: Team lead}\npostmortem:\n  approver_jobs: [teamlead]\n",
        "5:19",
        "there is no job `teamlead`",
        "did you mean `team-lead`?",
    ),
    (
        "jobs:\n  legal:\ntypes:\n  security:\n    notify:\n      - {job: legl}\n",
        "7:15",
        "there is no job `legl`",
        "did you mean",
    ),
    (
        "clocks:\n  mail: {title: M, from: resolved_at, to: sent, hours: 2}\n",
        "3:3",
        "the clock `mail` needs both `to: sent` and `sent:`, or neither",
        "what is sent",
    ),
    (
        "clocks:\n  mail: {title: M, from: resolved_at, to: mitigated, hours: 2, sent: x}\n",
        "3:3",
        "the clock `mail` needs both `to: sent` and `sent:`, or neither",
        "what is sent",
    ),
    (
        "clocks:\n  postmortem: {business_days: 2}\n",
        "3:3",
        "the clock `postmortem` needs either hours or business_days, and not both",
        "an empty `hours:`",
    ),
    (
        "clocks:\n  postmortem: {hours: }\n",
        "3:3",
        "the clock `postmortem` needs either hours or business_days, and not both",
        "an empty `hours:`",
    ),
    (
        "severities:\n  SEV-4: {rank: 3}\n",
        "3:3",
        "`SEV-3` and `SEV-4` both answer to `3`",
        "its own rank",
    ),
    (
        "severities:\n  SEV-4: {rank: 4, aliases: [S3]}\n",
        "3:3",
        "`SEV-3` and `SEV-4` both answer to `s3`",
        "its own rank",
    ),
    ("severities:\n  SEV-4: {title: Odd}\n", "3:3", "`SEV-4` has no rank", "1 is the worst"),
    (
        "questions:\n  effects: {heading: impact}\n",
        "3:22",
        "the questions `impact` and `effects` have the same heading",
        "name them apart",
    ),
    (
        "questions:\n  impact: {group: effect}\ngroups:\n  effects: {title: E}\n",
        "3:19",
        "there is no group `effect`",
        "did you mean `effects`?",
    ),
    ("questions:\n  impact: {group: x}\n", "3:19", "there is no group `x`", "has no group yet"),
    (
        "causes:\n  network: {renamed_to: netwrk}\n",
        "3:25",
        "`network` is renamed to `netwrk`, which is no word of `causes`",
        "",
    ),
    (
        "causes:\n  network: {renamed_to: network}\n",
        "3:25",
        "`network` is renamed to `network`, which is no word of `causes`",
        "",
    ),
    (
        "cadences:\n  x: {title: X, kind: updte}\n",
        "3:23",
        "there is no kind of the timeline `updte`",
        "did you mean `update`?",
    ),
    (
        "waivers:\n  - {rule: policy-kep, reason: R., by: eve, on: 2026-11-06}\n",
        "3:12",
        "there is no rule `policy-kep`",
        "did you mean `policy-kept`?",
    ),
    (
        "waivers:\n  - {rule: schema, reason: R., by: eve, on: 2026-11-06}\n",
        "3:12",
        "`schema` cannot be excused",
        "mend what it complains of",
    ),
    ("action_items: {priority: hihg}\n", "2:26", "there is no priority `hihg`", "`high`"),
]


@pytest.mark.parametrize(("text", "place", "message", "hint"), CLASHES)
def test_a_word_that_leads_nowhere_is_refused_at_its_place(policy, text, place, message, hint):
    with pytest.raises(ConfigurationError) as refused:
        refuse_clashes(policy(text))
    assert refused.value.message == f"schema/policy.yml:{place}: {message}"
    assert hint in refused.value.hint
    assert refused.value.exit_status == 2


NEARLY = [
    "rules:\n  schema: {level: note, severities: [SEV-1], options: {}}\n",
    "postmortem:\n  approver_jobs: [anyone]\n",
    "clocks:\n  postmortem: {hours: , business_days: 2}\n",
    "severities:\n  SEV-4: {rank: 4}\nroles:\n  x: {required: [SEV-4]}\n",
    "questions:\n  impact:\n  effects: {heading: Impact}\n",
    "causes:\n  network: {renamed_to: dns}\n",
    "timeline_kinds:\n  drain:\ncadences:\n  x: {title: X, kind: drain}\n",
]


@pytest.mark.parametrize("text", NEARLY)
def test_what_is_nearly_wrong_is_taken(policy, text):
    refuse_clashes(policy(text))


def test_all_clashes_are_told_at_once(policy):
    with pytest.raises(ConfigurationError) as refused:
        refuse_clashes(policy("rules:\n  a: note\n  b: note\n"))
    assert refused.value.message.count("\n") == 1


def test_a_word_of_the_preset_that_lost_its_meaning_says_where_it_stands(policy):
    with pytest.raises(ConfigurationError) as refused:
        refuse_clashes(policy("severities:\n  SEV-3:\n"))
    first = refused.value.message.split("\n")[0]
    assert first == (
        "schema/policy.yml:1:1: there is no severity `SEV-3` "
        "(`roles.incident-commander.required`, which comes from the preset)"
    )


@pytest.mark.parametrize("text", ["extends: zephir\n", "extends: policy\n", "extends: ../policy\n"])
def test_a_preset_that_is_none(policy, text):
    with pytest.raises(ConfigurationError) as refused:
        policy(text)
    assert refused.value.message.startswith("schema/policy.yml:2:")


def test_what_is_required_of_an_entry_may_stand_in_the_preset(policy):
    assert policy("clocks:\n  postmortem: {hours: 48}\n").clocks["postmortem"].hours == 48
    with pytest.raises(
        ConfigurationError, match=r"policy.yml:3:10: `title`, `from` and `to` are missing"
    ):
        policy("clocks:\n  other: {hours: 48}\n")


def test_a_policy_names_its_format_itself(tmp_path, policy):
    policy("")
    (tmp_path / "schema" / "policy.yml").write_text("title: Ours\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="`format` is missing"):
        load_policy(tmp_path)


def test_a_project_is_opened_only_with_a_policy_that_holds_together(policy, tmp_path):
    policy("rules:\n  shema: note\n")
    with pytest.raises(ConfigurationError):
        open_project(tmp_path)
