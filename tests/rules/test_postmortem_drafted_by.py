"""Whoever held the role is among the authors, where the policy asks for it."""

from __future__ import annotations

from tests.helpers.records import findings, problems, sound

RULE = "postmortem-drafted-by"
POLICY = "postmortem: {drafted_by: incident-commander}"


def test_the_commander_wrote_it():
    assert findings(RULE, sound(), policy=POLICY) == []


def test_somebody_else_did():
    (problem,) = problems(RULE, sound(postmortem={"authors": "[bea]"}), policy=POLICY)
    assert (problem.line, problem.level) == (3, "warning")
    assert problem.message == "none of the authors held the role Incident commander"
    assert problem.hint == "the policy asks that ada drafts it"


def test_one_of_two_holders_is_enough():
    roles = "{incident-commander: [{who: ada}, {who: bea}]}"
    both = sound(incident={"roles": roles}, postmortem={"authors": "[cid, bea]"})
    assert findings(RULE, both, policy=POLICY) == []


def test_nothing_is_asked_without_a_policy_or_a_holder():
    other = {"authors": "[bea]"}
    assert findings(RULE, sound(postmortem=other)) == []
    assert findings(RULE, sound(incident={"roles": None}, postmortem=other), policy=POLICY) == []


def test_a_draft_only_gets_a_note():
    (only,) = findings(
        RULE, sound(postmortem={"authors": "[bea]", "status": "draft"}), policy=POLICY
    )
    assert " note " in only


def test_not_asked_where_no_post_mortem_is_or_none_can_be_read():
    other = {"authors": "[bea]"}
    covered = sound(incident={"covered_by": "2026-11-01-x"}, postmortem=other)
    assert findings(RULE, covered, policy=POLICY) == []
    assert findings(RULE, sound(without_postmortem=True), policy=POLICY) == []
    assert findings(RULE, sound(postmortem={"authors": "[bea"}), policy=POLICY) == []


TEAM = "postmortem: {drafted_by_team: true}"
LISTS = {
    "people": "ada: {team: shop}\nbea: {team: core}\ncid: {}\n"
    "dan: {team: core, teams: [{team: shop, from: 2026-11-01, until: 2026-11-03}]}\n",
    "services": "checkout: {team: shop}\nsearch: {}\n",
}


def by(authors, failed="[checkout]", **given):
    record = sound(incident={"services": failed}, postmortem={"authors": authors})
    return problems(RULE, record, **{"policy": TEAM, **LISTS, **given})


def test_somebody_of_another_team():
    (problem,) = by("[bea]")
    assert problem.message == "none of the authors is of the team shop"
    assert problem.level == "warning"


def test_one_of_the_team_and_one_who_was_of_it_then():
    assert by("[ada]") == by("[bea, ada]") == by("[dan]") == []


def test_where_teams_are_not_known_nothing_is_asked():
    assert by("[cid]") == by("[bea]", "[search]") == by("[]") == []
    assert by("[bea]", policy="") == by("[bea]", services=None) == []
