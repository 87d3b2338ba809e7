"""Which titles say the same in nearly the same words."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations

import pytest

from postmortem_kb.similarity.titles import _Titles, group_alike

LAG = "Alert on replication lag"
LAG_TOO = "Alert when the replication lag grows"
RUNBOOK = "Write a runbook for a failover of the database"
PINS = "Pin the versions of base images"


def groups(*texts, leading=None):
    return list(group_alike(texts, len(texts) if leading is None else leading))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LAG, LAG_TOO),
        (RUNBOOK, "Add a runbook for database failover"),
        ("Page on 5xx by region", "page, on 5xx, by region!"),
        (
            "Alarm when a node sends not enough or no log data",
            "Alarms when a node sends no log data (per cluster)",
        ),
    ],
)
def test_alike_whatever_the_small_words_and_endings(one, other):
    assert groups(one, PINS, other) == [(0, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LAG, RUNBOOK),
        (LAG, "Alert on memory of the nodes"),
        ("Investigate options for a rollover", "Investigate options for isolation of pipelines"),
        ("Monitoring", "Monitoring"),  # one word tells too little
        ("2026-11-03", "2026-11-03"),
        ("", ""),
    ],
)
def test_not_alike(one, other):
    assert groups(one, other) == []


def test_only_the_first_ones_lead_and_each_is_in_one_group():
    assert groups(LAG, RUNBOOK, LAG_TOO, RUNBOOK, LAG) == [(0, 2, 4), (1, 3)]
    assert groups(LAG, RUNBOOK, LAG_TOO, RUNBOOK, LAG, leading=1) == [(0, 2, 4)]
    assert groups(PINS, LAG, LAG_TOO, leading=1) == []


def test_the_short_way_finds_what_comparing_all_would():
    """Only texts that share one of the rarest words are compared; none that is alike is missed."""
    words = ["alert", "lag", "queue", "pod", "disk", "page", "deploy", "cache", "quota", "retry"]
    chosen = random.Random(7)
    texts = [" ".join(chosen.sample(words, chosen.randint(2, 5))) for _ in range(60)]
    titles = _Titles(texts)
    for position, asked in enumerate(titles._words):
        all_pairs = [p for p, other in enumerate(titles._words) if titles._are_alike(asked, other)]
        assert titles.like(position) == all_pairs


def test_many_texts_of_few_words_are_alike_only_where_they_are_the_same():
    """Else all of them would be compared with all."""
    words = "alert lag queue pod disk page deploy cache quota retry shard proxy".split()
    texts = [" ".join(four) for four in combinations(words, 4)]
    twice = texts + [" ".join(reversed(text.split())) for text in texts]
    assert groups(*twice) == [(number, number + len(texts)) for number in range(len(texts))]
    assert groups(*texts) == []
    assert groups(*texts[:50]) != []  # where there are few, three of four words are enough


def test_the_same_in_every_process():
    """The order of words in a set changes with the process; what is found does not."""
    texts = [LAG, LAG_TOO, RUNBOOK, "Add a runbook for database failover", PINS]
    code = (
        f"from postmortem_kb.similarity.titles import group_alike as g; print(list(g({texts}, 5)))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert seen == {"[(0, 1), (2, 3)]\n"}
