"""Every rule's page has its parts, and its examples do what they say."""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent

import pytest

from postmortem_kb.rules import load_rule, rule_names
from tests.helpers.records import POSTMORTEM, TIMELINE, problems, sound

PARTS = ("What it asks", "Why", "Bad", "Good")
PEOPLE = "ada: {}\neve: {}\niris: {}\n"
# What an example takes for granted.
GIVEN: dict[str, dict[str, str]] = {
    "people-known": {"people": PEOPLE},
    "services-known": {"services": "checkout: {}\n"},
    "changes-confirmed": {"policy": "changes: {confirmed_by_role: incident-commander}"},
    "escalation-unbroken": {
        "policy": "escalation: {chain: [{pages: on-call, minutes: 5}, {pages: next}]}"
    },
    "triage-known": {"policy": "triage: {affected: {asks: Who is affected?}}"},
    "action-item-priority": {"policy": "action_items: {priority: high}"},
    "notification-logged": {
        "policy": "jobs: {head-of-security: {title: Head of Security}}\n"
        "types: {security: {notify: [{job: head-of-security}]}}"
    },
    "postmortem-cooled-off": {"policy": "postmortem: {cooling_off: same-day}"},
    "postmortem-drafted-by": {"policy": "postmortem: {drafted_by: incident-commander}"},
    "communication-clocks": {
        "policy": "clocks: {customer-email: {title: Customer email, from: resolved_at, "
        "to: sent, sent: customer-email, hours: 24}}"
    },
    "incident-confirmed": {"policy": "confirmation: {jobs: [manager]}"},
    "incident-resolved-by-job": {"policy": "resolution: {jobs: [manager]}"},
    "visibility-forced": {"policy": "types: {security: {visibility: restricted}}"},
}
# Rules whose examples are files or other records; their own tests hold them.
ELSEWHERE = {
    "import-mended",
    "attachments-allowed",
    "restricted-not-mentioned",
    "postmortem-exists",
    "waivers",
    "front-matter",
    "published-as-declared",
    "address-kept",
    "customer-email-plain",
    "due-date-moved",
    "policy-kept",
    "promise-kept",
    "stamps-kept",
    "visibility-kept",
}


def part(name: str, heading: str) -> str:
    page = cleandoc(load_rule(name).page)
    match = re.search(rf"^## {heading}\n\n(.*?)(?=\n\n## [A-Z][a-z ]+\n\n|\Z)", page, re.S | re.M)
    assert match, f"{name} has no part `{heading}`"
    return match[1]


@pytest.mark.parametrize("name", rule_names())
def test_every_page_has_its_parts(name: str) -> None:
    page = cleandoc(load_rule(name).page)
    statement, blank = page.split("\n")[:2]
    assert statement.endswith("."), statement
    assert blank == ""
    assert all(part(name, heading).strip() for heading in PARTS)


@pytest.mark.parametrize("name", sorted(set(rule_names()) - ELSEWHERE))
def test_the_bad_example_is_found(name: str) -> None:
    assert problems(name, example(name, "Bad"), **GIVEN.get(name, {}))


@pytest.mark.parametrize("name", sorted(set(rule_names()) - ELSEWHERE))
def test_the_good_example_is_not(name: str) -> None:
    assert not problems(name, example(name, "Good"), **GIVEN.get(name, {}))


def example(name: str, heading: str):
    """The example laid over a sound record."""
    text = dedent(part(name, heading)).strip()
    if text.startswith("- "):
        kept = () if name in ("timeline-agrees", "escalation-unbroken") else TIMELINE[:1]
        return sound(timeline=(*kept, *text.splitlines()))
    if text.startswith("## "):
        title, _, answer = text.removeprefix("## ").partition("\n")
        return sound(answers={title: answer.strip()})
    changes = dict(re.findall(r"^([a-z_]+):(.*(?:\n[ ]+.*)*)", text, re.M))
    own = {key: value.lstrip(" ") for key, value in changes.items()}
    drop = {"resolved_at": None} if own == {"status": "resolved"} else {}
    drop |= {"started_at": None} if name == "stamps-complete" and heading == "Bad" else {}
    second = {key: value for key, value in own.items() if key in POSTMORTEM and key != "status"}
    first = {key: value for key, value in own.items() if key not in second}
    alone = "external" in own.get("kind", "")
    return sound(incident={**drop, **first}, postmortem=second, without_postmortem=alone)
