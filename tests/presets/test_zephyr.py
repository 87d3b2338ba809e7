"""Zephyr's process, walked from the page to the reviewed post-mortem, and broken."""

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


ITEM = """\
causes: [certificate]
action_items:
  - id: a1
    title: Alert ten days before a certificate ends
    type: detect
    state: committed
    owner: ben
    ticket: PLAT-1
    added: 2026-11-04
    due: 2026-12-01
"""
ANSWERS = {
    "What happened": "The new certificate of the payment provider's gateway was for another name, "
    "and from 13:50 on every order was refused until the old one was put back.",
    "Impact": "All customers, for an hour; 400 orders were refused, and none was charged.",
    "Detection": "The alert on refused orders rang eight minutes after the start, as it should.",
    "Causes": "The name is typed by hand into the order of a certificate, and nothing compares the "
    "new certificate with the old one before it goes to all gateways at once.",
    "Response": "The old certificate was put back on one gateway, then, once it helped, on all.",
    "Lessons": "One gateway first would have shown it; the old certificate was still at hand.",
}
EMAIL = """\
---
subject: Orders refused on 3 November
---

Between 13:50 and 14:50 UTC on 3 November your orders were refused. We are sorry for this. Nothing
was charged. A certificate was replaced by a wrong one; the right one is back.
"""
BOAST = """\
---
subject: A short word
---

We are sorry. Our world-class team of heroes put it right in no time. We apologise again.
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


def respond(walk):
    walk.open("03T14:00", "--sev", "2", "--summary", "Orders are refused", "--service", "search",
              "--type", "availability", "--by", "ada")  # fmt: skip
    walk.do("03T14:00", "log", walk.id, "Ring", "--kind", "paged", "--to", "on-call", "--by", "ada")
    walk.do("03T14:03", "log", walk.id, "Here", "--kind", "acknowledged", "--by", "ben")
    for role, who in (("ic", "ada"), ("comms", "eve"), ("investigator", "ben")):
        walk.do("03T14:04", "assign", walk.id, role, who)
    for minute in (10, 25, 40):
        walk.do(f"03T14:{minute}", "log", walk.id, "Still investigating", "--kind", "update",
                "--to", "channel", "--to", "status-page", "--by", "eve")  # fmt: skip
    walk.do("03T14:45", "mitigate", walk.id, "--by", "ben")
    walk.do("03T14:50", "resolve", walk.id, "--by", "ada")


def test_from_the_page_to_the_reviewed_post_mortem(walk):
    respond(walk)
    walk.add("incident.md", FACTS)
    (walk.folder / "customer-email.md").write_text(EMAIL, encoding="utf-8")
    walk.do("03T20:00", "log", walk.id, "Sent", "--kind", "sent", "--to", "customers",
            "--word", "what=customer-email", "--by", "eve")  # fmt: skip
    walk.do("04T09:00", "draft", walk.id)
    assert "authors: [ada]" in (walk.folder / "postmortem.md").read_text()
    assert walk.headings() == list(ANSWERS)
    walk.add("postmortem.md", ITEM)
    walk.answer(ANSWERS)
    done = walk.do("04T12:00", "publish", walk.id, "--by", "ada", "--approved-by", "ben")
    assert "Comms: send the after-action announcement." in done.stderr
    assert walk.found("04T12:01") == []


def test_a_record_that_breaks_every_rule_of_it(walk):
    walk.open("03T14:00", "--sev", "2", "--summary", "Orders are refused", "--by", "ada")
    walk.do("03T14:01", "log", walk.id, "Page", "--kind", "paged", "--to", "on-call")
    walk.do("03T14:30", "log", walk.id, "On it", "--kind", "acknowledged", "--by", "ben")
    walk.do("03T14:31", "assign", walk.id, "incident-commander", "ada")
    walk.do("03T16:00", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    walk.add("incident.md", "roles:\n  incident-commander:\n"
             "    - {who: ada, from: 2026-11-03T14:31:00Z}\n"
             "    - {who: ben, from: 2026-11-03T14:40:00Z}")  # fmt: skip
    (walk.folder / "customer-email.md").write_text(BOAST, encoding="utf-8")
    walk.do("06T09:00", "log", walk.id, "Sent", "--kind", "sent", "--to", "customers",
            "--word", "what=customer-email")  # fmt: skip
    walk.do("06T09:00", "draft", walk.id, "--by", "eve")
    items = "action_items:\n  - {id: a1, title: Think about it, state: committed}\n"
    published = "status: published\npublished_at: 2026-11-09T10:00:00Z\napproved_by: [eve]"
    walk.add("postmortem.md", items + published)
    walk.answer({"What happened": "The engineer carelessly skipped the review."})
    assert walk.found("09T12:00") == [
        "customer-email.md:5:19 customer-email-plain error: `world-class` sells something",
        "customer-email.md:5:74 customer-email-plain error: `apologise` apologises once more",
        "incident.md:20:1 roles-held error: nobody holds the role Comms, which SEV-2 requires",
        "incident.md:20:1 roles-held error: nobody holds the role Investigator(s), which "
        "SEV-2 requires",
        "incident.md:23:7 roles-exclusive error: ada and ben are Incident commander (IC) at "
        "the same time",
        "incident.md:25:32 communication-clocks warning: Customer email sent: 1 d 17 h late, "
        "it was due 2026-11-04 16:00 UTC",
        "incident.md:31:3 escalation-unbroken warning: nobody answered this page for 29 "
        "minutes; 5 are allowed",
        "postmortem.md:2:10 postmortem-drafted-by warning: none of the authors held the role "
        "Incident commander (IC)",
        "postmortem.md:3:9 causes-named error: no cause is named",
        "postmortem.md:5:5 action-item-dated error: `a1` is committed and has no day",
        "postmortem.md:5:5 action-item-owned error: `a1` is committed and nobody owns it",
        "postmortem.md:5:5 action-item-ticketed error: `a1` is committed and has no ticket",
        "postmortem.md:5:21 action-item-verifiable warning: nobody can see whether `a1` is "
        "done: it says `Think about`",
        "postmortem.md:7:15 postmortem-deadline error: published 2 d 18 h after the deadline, "
        "2026-11-06 16:00 UTC",
        "postmortem.md:8:14 postmortem-reviewed error: 0 of 1 approvals given; an author's "
        "own does not count",
        "postmortem.md:10:1 questions-answered error: the question `Causes` has no section",
        "postmortem.md:10:1 questions-answered error: the question `Detection` has no section",
        "postmortem.md:10:1 questions-answered error: the question `Impact` has no section",
        "postmortem.md:10:1 questions-answered error: the question `Lessons` has no section",
        "postmortem.md:10:1 questions-answered error: the question `Response` has no section",
        "postmortem.md:13:14 blameless-language warning: `carelessly` blames a person",
    ]
