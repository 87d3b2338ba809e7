"""Did you mean: near words are found, far ones are not made up."""

from __future__ import annotations

import pytest

from postmortem_kb.suggestion import did_you_mean, nearest

KEYS = ["title", "severity", "status", "started_at", "services", "kind", "SEV-1", "SEV-2", "ben"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("severty", "severity"),
        ("Severity", "severity"),
        ("SERVICES", "services"),
        ("service", "services"),
        ("started-at", "started_at"),
        ("Started At", "started_at"),
        ("sev_2", "SEV-2"),
        ("SEV2", "SEV-2"),
        ("SEV-99", ""),
        ("SEV4", ""),
        ("SEV-22", "SEV-2"),
        ("SVE-1", "SEV-1"),
        ("bem", "ben"),
        ("id", ""),
        ("client", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_the_nearest_is_found(word, found):
    assert nearest(word, KEYS) == found


@pytest.mark.parametrize(
    ("word", "allowed", "hint"),
    [
        ("opne", ["open", "resolved"], "did you mean `open`?"),
        ("fine", ["open", "mitigated", "resolved"], "use one of: open, mitigated, resolved"),
        ("fine", {"open", "mitigated", "resolved"}, "use one of: mitigated, open, resolved"),
        ("fine", {"open": 1, "mitigated": 2}, "use one of: open, mitigated"),
        ("x", (f"word{n}" for n in range(12)), "use one of: " + ", ".join(
            f"word{n}" for n in range(12))),
        ("x", (f"word{n}" for n in range(13)), "use one of: " + ", ".join(
            f"word{n}" for n in range(12)) + ", …"),
        ("x", ["aaa", "aaa"], "use one of: aaa"),
        ("x", [], ""),
    ],
)  # fmt: skip
def test_a_hint_names_it_or_all_there_are(word, allowed, hint):
    assert did_you_mean(word, allowed) == hint


def test_what_comes_before_the_list_can_be_said():
    assert did_you_mean("x", ["aaa"], "the keys are") == "the keys are: aaa"


def test_a_long_word_takes_no_time():
    assert nearest("x" * 10_000_000, KEYS) == ""


def test_two_ids_are_not_near_for_their_dates_alone():
    ids = ["2026-11-03-checkout-slow", "2026-11-03-r17"]
    assert nearest("2026-11-03-checkuot-slow", ids) == "2026-11-03-checkout-slow"
    assert nearest("2026-11-30-checkout-slow", ids) == "2026-11-03-checkout-slow"
    assert nearest("2026-01-01-x", ids) == ""
    assert nearest("2026-11-05-pool-of-connections", ids) == ""
