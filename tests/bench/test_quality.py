"""The precision that the rules' pages publish is that of the judgements."""

from __future__ import annotations

import re

import pytest

from bench.quality import RULES, find, precision, read_judgements
from postmortem_kb.rules import load_rule


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_was_judged(rule):
    right, judged = precision()[rule]
    page = " ".join(load_rule(rule).page.split())
    said = re.search(r"Precision: (?:(\d+) of (\d+)|(the one)|(it gave no))", page)
    assert said is not None
    if said[1]:
        assert (int(said[1]), int(said[2])) == (right, judged)
    else:
        assert (right, judged) == ((1, 1) if said[3] else (0, 0))


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_is_wrong_more_often_than_once_in_ten(rule):
    right, judged = precision()[rule]
    assert right >= 0.9 * judged


def test_every_judgement_says_why():
    assert all(judgement.why for judgement in read_judgements())


def test_the_rules_still_say_what_was_judged_and_nothing_else(shared_corpus):
    assert set(find(shared_corpus)) == {judgement.place for judgement in read_judgements()}
