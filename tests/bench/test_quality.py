"""The precision that pages publish is that of the judgements, and the rules still say the same."""

from __future__ import annotations

import re

import pytest

from bench.quality import RULES, find, precision, read_judgements
from postmortem_kb.rules import load_rule

FEW = 10
"""With fewer findings judged than this, a page says that nobody knows."""


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_was_judged(rule):
    right, judged = precision()[rule]
    page = " ".join(load_rule(rule).page.split())
    said = re.search(r"Precision: (?:(\d+) of (\d+) findings|(it gave no finding))", page)
    assert said is not None
    assert (right, judged) == tuple(int(number or 0) for number in said.groups()[:2])
    assert ("too few to know" in page) == (judged < FEW)


@pytest.mark.parametrize("rule", RULES)
def test_the_project_says_it_too(rule, root):
    right, judged = precision()[rule]
    figure = f"{right / judged:.2f}" if judged >= FEW else "not known"
    page = (root / "docs" / "project" / "quality.md").read_text("utf-8")
    assert f"| `{rule}` | {judged} | {right} | {figure} |" in page


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_is_wrong_more_often_than_once_in_ten(rule):
    right, judged = precision()[rule]
    assert right >= 0.9 * judged


def test_no_rule_is_wrong_more_often_in_reports_that_it_was_not_tuned_on():
    held_out = [one for one in read_judgements() if one.held_out]
    assert len(held_out) >= 20
    assert sum(one.right for one in held_out) >= 0.9 * len(held_out)


def test_a_hundred_findings_were_judged_and_each_once():
    judged = [judgement.place for judgement in read_judgements()]
    assert len(judged) == len(set(judged)) >= 100


def test_every_judgement_says_why_and_of_what():
    for judgement in read_judgements():
        assert judgement.why
        assert re.fullmatch(r"[0-9a-f]{40}", judgement.commit)


def test_the_rules_still_say_what_was_judged_and_nothing_else(shared_corpus):
    """Of the other repositories, which nobody has beside the checkout, this cannot be asked."""
    here = {folder.name for folder in shared_corpus.iterdir() if folder.is_dir()}
    judged = {one.place for one in read_judgements() if one.place.path.split("/")[0] in here}
    assert set(find(shared_corpus)) == judged
