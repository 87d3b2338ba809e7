"""What customers see of the policy: the words, none of the duties."""

from __future__ import annotations

from postmortem_kb.public_policy import customer_policy, customer_services
from tests.helpers.records import policy_of

TEXT = """\
severities: {SEV-1: {rank: 1, pages: [on-call], response: At once., examples: [Database db7]}}
roles: {scribe: {duty: Writes.}}
escalation: {chain: [{pages: on-call, minutes: 5}]}
organisation: {name: Example, notice: Hello.}
site: {repository: https://git.example.org/kb, url: https://kb.example.org}
waivers: [{rule: blameless, reason: x, by: ada, on: 2026-01-01}]
"""


def test_words_stay_and_duties_go():
    before, after = policy_of(TEXT), customer_policy(policy_of(TEXT))
    assert after.words("causes") == before.words("causes")
    assert list(after.severities) == list(before.severities)
    worst = after.severities["SEV-1"]
    assert (worst.rank, worst.pages, worst.response, worst.examples) == (1, (), "", ())
    assert before.clocks
    assert not after.clocks
    assert not after.cadences
    assert not after.roles
    assert not after.escalation_chain
    assert not after.waivers
    assert after.part("organisation") == {"name": "Example", "notice": "Hello."}
    assert after.part("site")["url"] == "https://kb.example.org"
    assert "repository" not in after.part("site")


def test_a_question_keeps_its_headings_alone():
    asked = customer_policy(policy_of()).questions
    assert [question.heading for question in asked] == [q.heading for q in policy_of().questions]
    assert not any(question.asks or question.prefill for question in asked)


def test_a_service_keeps_its_name_and_team():
    facts = {"title": "A", "team": "t", "owner": "ada", "runbooks": ["https://x"], "tier": 1}
    assert customer_services({"a": facts}) == {"a": {"title": "A", "team": "t"}}
