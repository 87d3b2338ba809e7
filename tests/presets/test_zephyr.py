"""Zephyr's process broken in every way; tests/stories/test_engineer.py walks it as it is meant."""

from __future__ import annotations

import pytest

from tests.helpers.walk import Walk

PEOPLE = "ada: {name: Ada}\nben: {name: Ben}\neve: {name: Eve}\n"
FACTS = """\
type: availability
started_at: 2026-11-03T13:50:00Z
detected_at: 2026-11-03T13:58:00Z
detected_by: alert
summary: Orders were refused for an hour.
solution: Put the old certificate back.
impact: {who: all customers, how: Orders were refused., data_loss: none}
"""


@pytest.fixture
def walk(tmp_path):
    return Walk.begin(tmp_path / "kb", "zephyr", people=PEOPLE)


def test_declaring_is_cheap_and_says_so(walk):
    said = walk.open("03T14:00", "--sev", "2", "--summary", "Orders are refused",
                     "--service", "search", "--by", "ada")  # fmt: skip
    for words in (
        "You will not be punished",
        "Page: ben (owner of search), platform on-call",
        "Create the chat channel",
        "Create the ticket in Linear",
        "every 15 minutes",
        "investigator PERSON",
    ):
        assert words in said


def test_a_record_that_breaks_every_rule_of_it(walk):
    walk.open("03T14:00", "--sev", "2", "--summary", "Orders are refused", "--by", "ada")
    walk.do("03T14:01", "log", walk.id, "Page", "--kind", "paged", "--to", "on-call")
    walk.do("03T14:30", "log", walk.id, "On it", "--kind", "acknowledged", "--by", "ben")
    walk.do("03T14:31", "assign", walk.id, "incident-commander", "ada")
    walk.do("03T16:00", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    walk.do("06T09:00", "log", walk.id, "Sent", "--kind", "sent", "--to", "customers",
            "--word", "what=customer-email")  # fmt: skip
    walk.do("06T09:00", "draft", walk.id, "--by", "ben")
    items = "action_items:\n  - {id: a1, title: Think about it, state: committed}\n"
    published = "status: published\npublished_at: 2026-11-09T10:00:00Z\napproved_by: [ben]"
    walk.add("postmortem.md", items + published)
    found = walk.found("09T12:00")
    for words in (
        "roles-held error",
        "escalation-unbroken warning",
        "communication-clocks warning",
        "postmortem-drafted-by warning",
        "postmortem-deadline error",
        "postmortem-reviewed error",
        "action-item-owned error",
        "action-item-ticketed error",
        "action-item-dated error",
        "action-item-verifiable warning",
        "questions-answered error",
        "causes-named error",
    ):
        assert any(line.startswith(words) for line in found), (words, found)
