"""policy-kept: the policy does not ask for less without a word on why."""

from __future__ import annotations

import pytest

from tests.helpers.compared import changed, policy_change

WAIVER = "waivers: [{rule: policy-kept, reason: We agreed, by: eve, on: 2026-11-06}]\n"
LOSSES = {
    "a question is asked no more": (
        "",
        "questions: {impact: null}",
        "the required question `impact` is asked no more",
    ),
    "a question is not required": (
        "",
        "questions: {impact: {required: false}}",
        "the required question `impact` is not required any more",
    ),
    "a question at fewer severities": (
        "",
        "questions: {impact: {severities: [SEV-1]}}",
        "`impact` is asked at SEV-1 alone now",
    ),
    "a rule is weaker": (
        "",
        "rules: {action-item-owned: note}",
        "the rule `action-item-owned` was of level error, and is only a note now",
    ),
    "a rule is off": (
        "rules: {action-item-owned: warning}",
        "rules: {action-item-owned: 'off'}",
        "the rule `action-item-owned` was of level warning, and is off now",
    ),
    "a rule for fewer records": (
        "",
        "rules: {action-item-owned: {severities: [SEV-1]}}",
        "the rule `action-item-owned` holds for fewer records than before",
    ),
    "a rule from a later day on": (
        "",
        "rules: {action-item-owned: {since: 2026-12-01}}",
        "the rule `action-item-owned` holds only from 2026-12-01 on now",
    ),
    "a longer clock": (
        "",
        "clocks: {postmortem: {hours: 96}}",
        "the clock `postmortem` was 72 hours, and is 96 hours now",
    ),
    "a clock for fewer severities": (
        "",
        "clocks: {postmortem: {severities: [SEV-1]}}",
        "the clock `postmortem` runs for fewer incidents than before",
    ),
    "a clock for fewer kinds": (
        "",
        "clocks: {postmortem: {kinds: [incident]}}",
        "the clock `postmortem` runs for fewer incidents than before",
    ),
    "no clock": ("", "clocks: {postmortem: null}", "the clock `postmortem` (72 hours) is gone"),
    "fewer approvals": (
        "postmortem: {approvals: 2}",
        "",
        "approvals: `approvals` was 2, and is 1 now",
    ),
    "an author may approve": (
        "",
        "postmortem: {approver_not_author: false}",
        "an approver who is no author: `approver_not_author` was true, and is false now",
    ),
    "no night before the draft": (
        "postmortem: {cooling_off: same-day}",
        "",
        "a night before the draft: `cooling_off` was same-day, and is not set now",
    ),
    "nobody in particular drafts": (
        "postmortem: {drafted_by: incident-commander}",
        "",
        "who drafts: `drafted_by` was incident-commander, and is not set now",
    ),
    "no team in particular drafts": (
        "postmortem: {drafted_by_team: true}",
        "",
        "who drafts: `drafted_by_team` was true, and is not set now",
    ),
    "fewer facts": (
        "",
        "action_items: {committed_needs: [owner, due]}",
        "`action_items.committed_needs` was [owner, ticket, due], and is [owner, due] now",
    ),
    "fewer post-mortems": (
        "",
        "postmortem: {required: [SEV-1]}",
        "`postmortem.required` was not set, and is [SEV-1] now",
    ),
    "nobody confirms": (
        "jobs: {lead: {title: Lead}}\nconfirmation: {jobs: [lead]}",
        "jobs: {lead: {title: Lead}}",
        "`confirmation.jobs` was [lead], and nobody is named now",
    ),
    "a later start": (
        "since: 2026-01-01",
        "since: 2026-06-01",
        "`since` was 2026-01-01: incidents before 2026-06-01 are excused now",
    ),
    "a type is no secret any more": (
        "types: {security: {visibility: restricted}}",
        "",
        "the type `security` forced `visibility: restricted`, and does not now",
    ),
    "the site is for those inside": (
        "site: {readers: public}",
        "site: {readers: internal}",
        "the site was for the public, and will show internal records now",
    ),
    "customers see it all": (
        "",
        "site: {public_view: whole}",
        "customers saw a view of public records, and will see all",
    ),
    "customers see another section": (
        "site: {public_sections: [Impact]}",
        "site: {public_sections: [Response, Impact]}",
        "`site.public_sections` names [Response] now, and did not",
    ),
    "customers are led to another host": (
        "",
        "site: {public_hosts: [wiki.example.com]}",
        "`site.public_hosts` names [wiki.example.com] now, and did not",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), LOSSES.values(), ids=LOSSES)
def test_each_loss_is_told_once(old, new, said):
    (line,) = policy_change(old, new)
    assert line.endswith(f" error {said}")


@pytest.mark.parametrize(("new", "old", "said"), LOSSES.values(), ids=LOSSES)
def test_asking_for_more_is_nobodys_business(old, new, said):
    assert policy_change(old, new) == []


@pytest.mark.parametrize(("old", "new", "said"), LOSSES.values(), ids=LOSSES)
def test_a_new_waiver_says_why_and_an_old_one_does_not(old, new, said):
    assert policy_change(old, f"{WAIVER}{new}") == []
    assert policy_change(f"{WAIVER}{old}", f"{WAIVER}{new}")


DAYS = "clocks: {postmortem: {hours: , business_days: 3}}"


def test_a_clock_of_another_unit_is_told_and_not_judged():
    (line,) = policy_change("", DAYS)
    assert line.endswith("was 72 hours, and is now counted in business days: 3 business days")
    (line,) = policy_change(DAYS, "")
    assert line.endswith("was 3 business days, and is now counted in hours: 72 hours")


def test_a_new_waiver_that_excuses_nothing_is_a_note():
    (problem,) = changed("waivers", None, None, policy=WAIVER)
    assert (problem.path, problem.line, problem.level) == ("schema/policy.yml", 2, "note")
    assert "excuses nothing that this change does" in problem.message
    used = f"{WAIVER}rules: {{action-item-owned: note}}"
    assert changed("waivers", None, None, policy=used) == []
    assert changed("waivers", None, None, old_policy=WAIVER, policy=WAIVER) == []


def test_the_place_is_the_line_that_asks_for_less():
    (line,) = policy_change("", "zone: UTC\nrules:\n  action-item-owned: note")
    assert line.startswith("schema/policy.yml:4:22 error")


def test_what_went_with_another_preset_stands_at_the_preset():
    found = policy_change("extends: zephyr", "zone: UTC\nextends: base")
    assert found
    assert {line.split()[0] for line in found} == {"schema/policy.yml:3:10"}


def test_the_rule_cannot_switch_itself_off():
    found = policy_change("", "rules: {policy-kept: 'off', action-item-owned: 'off'}")
    assert len(found) == 2


def test_the_hint_says_where_the_waiver_goes():
    (problem,) = changed("policy-kept", None, None, policy="rules: {action-item-owned: 'off'}")
    assert "`waivers` in schema/policy.yml" in problem.hint
