"""OfficeLuv's protocol, walked from the call to the situation report, and broken."""

from __future__ import annotations

import pytest

from tests.helpers.walk import Walk

PEOPLE = "ada: {name: Ada}\nben: {name: Ben}\neve: {name: Eve}\n"
FACTS = """\
type: availability
started_at: 2026-11-03T13:50:00Z
detected_at: 2026-11-03T13:58:00Z
detected_by: staff
reported_at: 2026-11-03T13:58:00Z
acknowledged_at: 2026-11-03T14:01:00Z
summary: Customers could not log in for an hour.
solution: Rolled the release back.
impact: {who: all customers, how: They could not log in., data_loss: none}
"""
ITEM = """\
causes: [missing-safeguard]
action_items:
  - id: a1
    title: Write the runbook of the deployment
    type: process
    state: committed
    owner: ben
    ticket: OPS-1
    added: 2026-11-04
    due: 2026-12-01
"""
LEARNINGS = (
    "Operations called before any alert did, because nothing counts failed logins. Rolling back "
    "took half an hour, since the deployment is written down nowhere."
)


@pytest.fixture
def walk(tmp_path):
    return Walk.begin(tmp_path / "kb", "officeluv", people=PEOPLE)


def declared(walk, severity="1"):
    return walk.open("03T14:00", "--sev", severity, "--summary", "Nobody can log in",
                     "--service", "search", "--by", "ada")  # fmt: skip


def handled(walk):
    for role, who in (("incident-commander", "ada"), ("solutioneer", "ben"), ("marketing", "eve")):
        walk.do("03T14:02", "assign", walk.id, role, who)
    walk.do("03T14:30", "log", walk.id, "A deploy has gone out", "--kind", "action", "--by", "ben")
    walk.do("03T14:50", "mitigate", walk.id, "--by", "ben")
    walk.do("03T14:55", "resolve", walk.id, "--by", "ada")


def test_all_hands_are_told_what_to_do(walk):
    said = declared(walk)
    for words in ("All hands on deck", "#SitRep", "in person or by text", "solutioneer PERSON"):
        assert words in said


def test_the_process_is_for_severity_1_only(walk):
    said = declared(walk, "3")
    assert "#SitRep" not in said
    assert "Ignore for now" in said
    walk.do("03T14:55", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    assert walk.found("20T14:00", notes=True) == []


def test_from_the_call_to_the_learnings(walk):
    declared(walk)
    handled(walk)
    walk.add("incident.md", FACTS)
    walk.do("04T09:00", "draft", walk.id, "--by", "ada")
    assert walk.headings() == ["Learnings"]
    walk.add("postmortem.md", ITEM)
    walk.answer({"Learnings": LEARNINGS})
    done = walk.do("04T12:00", "publish", walk.id, "--by", "ada", "--approved-by", "ben")
    assert "email the situation report" in done.stderr
    assert f"`postmortem report {walk.id} --for all --output FOLDER`" in done.stderr
    assert walk.found("04T12:01") == []


def test_a_drill_runs_the_whole_flow_and_counts_nowhere(walk):
    walk.open("03T14:00", "--sev", "1", "--summary", "Trying it", "--kind", "drill", "--by", "ada")
    handled(walk)
    assert walk.found("03T15:00") == []
    figures = walk.run("stats", "-C", str(walk.root), "--as-of", "2026-11-20").stdout
    assert "No incident is recorded" in figures


def test_a_record_that_breaks_every_rule_of_it(walk):
    declared(walk)
    walk.do("03T14:55", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    walk.add("incident.md", "roles:\n  incident-commander:\n"
             "    - {who: ada, from: 2026-11-03T14:01:00Z}\n"
             "    - {who: ben, from: 2026-11-03T14:02:00Z}\n"
             "  solutionist:\n    - {who: eve, from: 2026-11-03T14:02:00Z}")  # fmt: skip
    walk.do("04T09:00", "draft", walk.id, "--by", "ada")
    walk.add("postmortem.md", "status: review")
    assert walk.found("05T09:00") == [
        "incident.md:21:1 roles-held error: nobody holds the role Marketing/Communications, "
        "which SEV-1 requires",
        "incident.md:24:7 roles-exclusive error: ada and ben are Incident Commander at the "
        "same time",
        "incident.md:25:3 roles-known error: `solutionist` is no role of the policy",
        "postmortem.md:3:9 causes-named error: no cause is named",
        "postmortem.md:8:1 questions-answered error: `Learnings` is empty",
    ]
