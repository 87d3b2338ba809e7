"""The lightweight framework, walked through its phases to the retrospect, and broken."""

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
    ticket: OPS-1
    added: 2026-11-04
    due: 2026-12-01
"""
ANSWERS = {
    "What about the process worked": "One voice led, and everybody knew what had been tried.",
    "What about the process did not work": "Two things were changed at once, so that nobody could "
    "tell which of them had helped.",
    "What we want to do differently": "Command asks for the one change that is made next, aloud.",
    "What we learned": "The certificate is copied by hand to the second data centre.",
    "What could have prevented this": "A check that both data centres answer with the same one.",
}
ROLES = ("command", "recorder", "comms", "research")


@pytest.fixture
def walk(tmp_path):
    return Walk.begin(tmp_path / "kb", "lightweight", people=PEOPLE)


def declared(walk, roles=ROLES):
    said = walk.open("03T14:00", "--sev", "incident", "--summary", "Orders are refused",
                     "--service", "search", "--by", "ada")  # fmt: skip
    for role in roles:
        walk.do("03T14:01", "assign", walk.id, role, "ada")
    return said


def test_the_four_roles_are_to_be_held_and_support_may_be(walk):
    said = declared(walk, ())
    for role in ROLES:
        assert f"{role} PERSON" in said
    assert "support PERSON" not in said
    assert "Status update, regularly" in said
    assert "Command confirms it: postmortem log" in said


def test_one_person_may_hold_several_roles_through_all_phases(walk):
    declared(walk)
    for minute, kind in ((5, "identification"), (10, "containment"), (15, "impact-analysis"),
                         (20, "root-cause-analysis"), (40, "mitigation")):  # fmt: skip
        walk.do(f"03T14:{minute:02}", "log", walk.id, "Next", "--kind", kind, "--by", "ada")
    walk.do("03T14:35", "log", walk.id, "Put the old one back", "--kind", "change", "--by", "ben",
            "--word", "confirmed_by=ada")  # fmt: skip
    walk.do("03T14:45", "mitigate", walk.id, "--by", "ben")
    walk.do("03T14:50", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    walk.do("04T09:00", "draft", walk.id, "--by", "ada")
    assert walk.headings() == list(ANSWERS)
    walk.add("postmortem.md", ITEM)
    walk.answer(ANSWERS)
    walk.do("04T12:00", "publish", walk.id, "--by", "ada", "--approved-by", "ben")
    assert walk.found("04T12:01") == []


def test_a_record_that_breaks_every_rule_of_it(walk):
    declared(walk, ("command",))
    walk.do("03T14:35", "log", walk.id, "Deployed", "--kind", "change", "--by", "ben")
    walk.do("03T14:36", "log", walk.id, "Deployed again", "--kind", "change", "--by", "ben",
            "--word", "confirmed_by=eve")  # fmt: skip
    walk.do("03T14:50", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    walk.add("incident.md", "roles:\n  command:\n    - {who: ada, from: 2026-11-03T14:01:00Z}\n"
             "    - {who: ben, from: 2026-11-03T14:02:00Z}")  # fmt: skip
    walk.do("04T09:00", "draft", walk.id, "--by", "ada")
    walk.add("postmortem.md", "status: review")
    assert walk.found("05T09:00") == [
        "incident.md:19:1 roles-held error: nobody holds the role Comms, which incident requires",
        "incident.md:19:1 roles-held error: nobody holds the role Recorder, which incident "
        "requires",
        "incident.md:19:1 roles-held error: nobody holds the role Research, which incident "
        "requires",
        "incident.md:22:7 roles-exclusive error: ada and ben are Command at the same time",
        "incident.md:29:3 changes-confirmed warning: this change does not say who confirmed it",
        "incident.md:30:3 changes-confirmed warning: `eve` confirmed this change and did not "
        "hold command then",
        "postmortem.md:3:9 causes-named error: no cause is named",
        "postmortem.md:8:1 questions-answered error: `What about the process worked` is empty",
        "postmortem.md:12:1 questions-answered error: `What about the process did not work` "
        "is empty",
        "postmortem.md:16:1 questions-answered error: `What we want to do differently` is empty",
        "postmortem.md:20:1 questions-answered error: `What we learned` is empty",
        "postmortem.md:24:1 questions-answered error: `What could have prevented this` is empty",
    ]
