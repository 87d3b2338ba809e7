"""The adoption as a person reads it in 80 columns."""

from __future__ import annotations

from postmortem_kb.reports.adoption import Adoption, Share
from postmortem_kb.reports.adoption_text import render


def test_shares_and_what_to_do():
    adoption = Adoption(
        4,
        (Share("a timeline", 3),),
        (Share("action-item-owned", 4), Share("causes-named", 1)),
    )
    lines = list(render(adoption))
    assert lines == [
        "4 imported records. Of these have:",
        "  a timeline                                3   75%",
        "",
        "Rules that do not judge imported records by themselves, and how many pass:",
        "  action-item-owned                         4  100%",
        "  causes-named                              1   25%",
        "",
        "All pass these: they could be switched on today, in schema/policy.yml:",
        "  rules:",
        "    action-item-owned: {kinds: [incident]}",
        "A `since` in the policy leaves older incidents out all the same.",
    ]
    assert max(map(len, lines)) <= 80


def test_no_rule_that_all_pass():
    lines = list(render(Adoption(2, (), (Share("causes-named", 1),))))
    assert lines[-1] == "None of these rules could be switched on today without an error or a note."


def test_nothing_was_imported():
    (line,) = render(Adoption(0, (), ()))
    assert line.startswith("No record was imported.")
