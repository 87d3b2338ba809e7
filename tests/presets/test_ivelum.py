"""ivelum's guide, walked from the client's call to the approved measures, and broken."""

from __future__ import annotations

import pytest

from tests.helpers.walk import Walk

PEOPLE = "ada: {name: Ada, jobs: [team-lead]}\nben: {name: Ben}\n"
FACTS = """\
type: availability
started_at: 2026-11-03T13:50:00Z
detected_at: 2026-11-03T13:58:00Z
detected_by: customer
summary: The client's shop was down for an hour.
solution: Moved the shop to the second provider.
impact: {who: the client's customers, how: Nobody could order., data_loss: none}
serious: true
triage: {can-wait: "No.", reproducible: "Yes.", layer: third-party, who: Ben}
"""
ITEM = """\
causes: [dependency]
action_items:
  - id: a1
    title: Switch to the second provider by itself
    type: mitigate
    state: committed
    priority: high
    owner: ben
    ticket: OPS-1
    added: 2026-11-04
    due: 2026-12-01
"""
ANSWERS = {
    "What happened": "The provider of names did not answer from 13:50 to 14:50. The whole shop "
    "was down; no data was lost or seen by others.",
    "How it was fixed": "We moved the shop to the second provider by hand at 14:40, and orders "
    "came in again ten minutes later.",
    "What caused it": "Both names of the shop stand with one provider, the switch to another is "
    "done by hand, and nobody had tried it since it was written down.",
    "What we have done or are going to do": "The switch is made by itself, and it is tried on the "
    "first Monday of each quarter.",
}


@pytest.fixture
def walk(tmp_path):
    return Walk.begin(tmp_path / "kb", "ivelum", people=PEOPLE, policy="country: DE\n")


def declared(walk):
    return walk.open("03T14:00", "--sev", "critical", "--summary", "The shop is down",
                     "--service", "search", "--by", "ben")  # fmt: skip


def resolved(walk, facts=FACTS):
    declared(walk)
    walk.do("03T14:01", "assign", walk.id, "responder", "ben")
    walk.add("incident.md", facts)
    walk.do("03T14:40", "mitigate", walk.id, "--by", "ben")
    return walk.do("03T14:50", "resolve", walk.id, "--by", "ben")


def test_the_first_response_is_a_list(walk):
    said = declared(walk)
    for words in (
        "Can it wait at least one working day?",
        "immediately confirm to the client",
        "provider's technical support",
        "If it is a problem of a third-party provider: Send a request",
        "detailed post-mortem on the next business day",
    ):
        assert words in said


def test_a_serious_one_is_due_on_the_next_working_day(walk):
    resolved(walk)
    text = (walk.folder / "incident.md").read_text()
    assert "postmortem_due: 2026-11-05T00:00:00Z" in text


def test_one_that_is_not_serious_has_no_such_clock(walk):
    resolved(walk, FACTS.replace("serious: true\n", ""))
    assert "postmortem_due" not in (walk.folder / "incident.md").read_text()


def test_the_holidays_of_the_country_count(walk):
    """The 24th of December 2026 is a Thursday; the next working day in Germany is the 28th."""
    walk.run("open", "--sev", "critical", "--summary", "Down", "--by", "ben", "-C", str(walk.root),
             "--as-of", "2026-12-24T09:00:00Z")  # fmt: skip
    walk.id = "2026-12-24-down"
    walk.add("incident.md", "serious: true\nstarted_at: 2026-12-24T08:00:00Z")
    walk.run("resolve", walk.id, "-C", str(walk.root), "--as-of", "2026-12-24T10:00:00Z")
    text = (walk.folder / "incident.md").read_text()
    assert "postmortem_due: 2026-12-29T00:00:00Z" in text


def test_a_draft_on_the_same_day_is_warned_of(walk):
    resolved(walk)
    assert "emotions are still running high. People tend to blame" in (
        walk.do("03T16:00", "draft", walk.id, "--by", "ben").stderr
    )


def test_it_also_ends_when_the_client_agrees_that_it_can_wait(walk):
    declared(walk)
    walk.do("03T14:10", "cancel", walk.id, "--reason", "The client agrees that it can wait")
    assert walk.found("03T14:11") == []


def test_from_the_call_to_the_approved_measures(walk):
    resolved(walk)
    said = walk.do("04T08:00", "draft", walk.id, "--by", "ben").stderr
    assert "emotions" not in said
    assert walk.headings() == list(ANSWERS)
    walk.add("postmortem.md", ITEM)
    walk.answer(ANSWERS)
    walk.do("04T12:00", "publish", walk.id, "--by", "ben", "--approved-by", "ada")
    assert walk.found("04T12:01") == []


def test_a_record_that_breaks_every_rule_of_it(walk):
    resolved(walk, FACTS.replace("layer: third-party", "layer: provider")
             .replace("data_loss: none", "data_loss: none, layer: dns")
             .replace("reproducible", "reproduceable"))  # fmt: skip
    walk.do("04T08:00", "draft", walk.id, "--by", "ben")
    walk.add("postmortem.md", ITEM.replace("priority: high", "priority: low")
             .replace("    due: 2026-12-01\n", "").replace("    owner: ben\n", "")
             + "status: published\npublished_at: 2026-11-06T10:00:00Z\n"
             + "approved_by: [ben]")  # fmt: skip
    walk.answer(dict.fromkeys(ANSWERS, ""))
    assert walk.found("06T12:00") == [
        "incident.md:23:89 layer-known error: `dns` is no layer of the policy",
        "incident.md:25:27 triage-known error: `reproduceable` is no triage question of the policy",
        "incident.md:25:57 triage-known error: `provider` is no layer of the policy",
        "postmortem.md:5:5 action-item-dated error: `a1` is committed and has no day",
        "postmortem.md:5:5 action-item-owned error: `a1` is committed and nobody owns it",
        "postmortem.md:9:15 action-item-priority error: `a1` is committed, and its priority "
        "is not `high`",
        "postmortem.md:13:15 postmortem-deadline error: published 1 d 10 h after the "
        "deadline, 2026-11-05 00:00 UTC",
        "postmortem.md:14:14 postmortem-reviewed error: nobody who approved it has the job "
        "team-lead",
        "postmortem.md:17:1 questions-answered error: `What happened` is empty",
        "postmortem.md:21:1 questions-answered error: `How it was fixed` is empty",
        "postmortem.md:25:1 questions-answered error: `What caused it` is empty",
        "postmortem.md:29:1 questions-answered error: `What we have done or are going to do` "
        "is empty",
    ]


def test_one_that_was_published_on_the_same_day(walk):
    resolved(walk)
    walk.do("03T15:00", "draft", walk.id, "--by", "ben")
    walk.add("postmortem.md", ITEM.replace("added: 2026-11-04", "added: 2026-11-03"))
    walk.answer(ANSWERS)
    walk.do("03T20:00", "publish", walk.id, "--by", "ben", "--approved-by", "ada")
    assert walk.found("03T20:01") == [
        "postmortem.md:5:15 postmortem-cooled-off warning: the post-mortem was published on "
        "the day of the incident",
    ]
