"""A policy or a branch that cannot be used: exit 2 at once, with the place and what to write."""

from __future__ import annotations

import time

import pytest

from tests.helpers.records import sound
from tests.helpers.workplace import Workplace

HEAD = "format: 1\n"
REFUSED = {
    "it extends itself": (
        "extends: policy\n",
        "2:10: error: there is no preset `policy`",
        "use one of: base",
    ),
    "it extends its own file": ("extends: policy.yml\n", "2:10: ", ""),
    "no such preset": (
        "extends: zephir\n",
        "2:10: error: there is no preset `zephir`",
        "did you mean `zephyr`?",
    ),
    "no such rule": (
        "rules:\n  action-item-ownd: note\n",
        "3:3: error: there is no rule `action-item-ownd`",
        "did you mean `action-item-owned`?",
    ),
    "a rule far from all": (
        "rules:\n  xyz: note\n",
        "3:3: error: there is no rule `xyz`",
        "`postmortem explain` lists all rules",
    ),
    "no such level": (
        "rules:\n  action-item-owned: eror\n",
        "3:22: error: ",
        "did you mean `error`?",
    ),
    "off, as another reader of YAML wrote it": (
        "rules:\n  action-item-owned: false\n",
        "3:22: error: ",
        'write "off" with quotation marks',
    ),
    "no such option": (
        "rules:\n  answers-long:\n    options: {min_wrds: 3}\n",
        "4:15: error: unknown key `min_wrds`",
        "`postmortem explain answers-long`",
    ),
    "no such scope": (
        "rules:\n  answers-long:\n    severity: [SEV-1]\n",
        "4:5: ",
        "did you mean `severities`?",
    ),
    "no such severity": (
        "rules:\n  answers-long:\n    severities: [SEV1]\n",
        "4:18: error: there is no severity `SEV1`",
        "did you mean `SEV-1`?",
    ),
    "a severity far from all": (
        "rules:\n  answers-long:\n    severities: [SEV-99]\n",
        "4:18: error: there is no severity `SEV-99`",
        "use one of: SEV-1, SEV-2, SEV-3",
    ),
    "no such rule to waive": (
        "waivers:\n  - {rule: policy-kep, reason: R, by: eve, on: 2026-11-06}\n",
        "3:12: error: there is no rule `policy-kep`",
        "did you mean `policy-kept`?",
    ),
}
# What takes a regular expression long that tries each way to split a word.
SLOW = ("^(a+)+$", "(a|aa)+b", "*a" * 40 + "b")


@pytest.fixture
def place(git_repository, capsys):
    made = Workplace(git_repository(), capsys)
    record = sound()
    made.repository.write({f"{record.folder}/{d.name}": d.text for d in record.documents})
    return made


@pytest.mark.parametrize(("text", "said", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_the_policy_cannot_say(place, text, said, hint):
    place.repository.write({"schema/policy.yml": HEAD + text})
    done = place.run("check")
    assert (done.status, done.out) == (2, "")
    assert f"schema/policy.yml:{said}" in done.err
    assert hint in done.err


def test_what_the_policy_cannot_say_is_underlined_each_thing_with_its_hint(place):
    text = "extends: [base]\nrules:\n  answers-long: {levle: note, sinse: 2026-01-01}\n"
    place.repository.write({"schema/policy.yml": HEAD + text})
    assert place.run("check").err.splitlines() == [
        "schema/policy.yml:2:10: error: `extends` must be the name of a preset, not a list",
        "    2 | extends: [base]",
        "      |          ^^^^^^",
        "  hint: write base",
        "",
        "schema/policy.yml:4:18: error: unknown key `levle`",
        "    4 |   answers-long: {levle: note, sinse: 2026-01-01}",
        "      |                  ^^^^^",
        "  hint: did you mean `level`?",
        "",
        "schema/policy.yml:4:31: error: unknown key `sinse`",
        "    4 |   answers-long: {levle: note, sinse: 2026-01-01}",
        "      |                               ^^^^^",
        "  hint: did you mean `since`?",
    ]


@pytest.mark.parametrize("pattern", SLOW)
@pytest.mark.parametrize(
    "where",
    [
        "rules: {{answers-long: {{paths: ['{}']}}}}\n",
        "questions: {{impact: {{heading: '{}'}}}}\n",
        "rules: {{blameless-language: {{options: {{words: ['{}']}}}}}}\n",
    ],
)
def test_a_pattern_that_backtracks_is_a_word_like_any_other(place, pattern, where):
    place.repository.write({"schema/policy.yml": HEAD + where.format(pattern)})
    long = sound(answers={"Impact": "a" * 50_000})
    place.repository.write({f"{long.folder}/{d.name}": d.text for d in long.documents})
    began = time.monotonic()
    assert place.run("check").status in (0, 1)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("ref", ["nowhere", "--upload-pack=x", "-x", "main..", "@{99}", "a b"])
def test_a_branch_that_is_none(place, ref):
    place.repository.write({"schema/policy.yml": HEAD})
    place.repository.commit()
    began = time.monotonic()
    done = place.run("check", f"--changed-since={ref}")
    assert (done.status, done.out) == (2, "")
    assert f"`{ref}`" in done.err
    assert "hint: " in done.err
    assert time.monotonic() - began < 5
