"""Wellcome Collection's process, walked from the first word to the retro, and broken."""

from __future__ import annotations

import pytest

from tests.helpers.walk import Walk

PEOPLE = """\
ada: {name: Ada, jobs: [delivery-manager]}
ben: {name: Ben}
eve: {name: Eve, jobs: [head-of-information-security]}
"""
ANSWERS = {
    "What happened": "A visitor wrote at 13:58 that nothing is found. We saw an empty index at "
    "14:10 and pointed the search at the one of the night before at 14:40.",
    "Causes": "The nightly job replaces the index before it has counted what is in it, and an "
    "empty source counts as a success. Nothing compares the new index with the old one.",
    "Actions": "The job refuses an index that is a tenth smaller than the last. A person can take "
    "the one of the night before with one command.",
}
ITEM = """\
action_items:
  - id: a1
    title: Refuse an index that is a tenth smaller than the last
    type: prevent
    state: committed
    owner: ben
    ticket: PLAT-1
    added: 2026-11-04
    due: 2026-12-01
"""
FACTS = """\
type: availability
started_at: 2026-11-03T13:50:00Z
detected_at: 2026-11-03T13:58:00Z
detected_by: customer
reported_at: 2026-11-03T13:58:00Z
confirmed_by: ada
summary: The search found nothing for an hour.
solution: Pointed the search at the index of the night before.
impact: {who: visitors, how: Nothing was found., data_loss: none}
extra: {resolved_when: The search finds the cat of the front page again.}
triage: {affected: Everybody who searches., worse: "No.", downstream: The works pages.}
"""


@pytest.fixture
def walk(tmp_path):
    return Walk.begin(tmp_path / "kb", "wellcome", people=PEOPLE)


def declared(walk):
    said = walk.open("03T14:00", "--sev", "incident", "--summary", "Search finds nothing",
                     "--service", "search", "--by", "ben")  # fmt: skip
    walk.do("03T14:01", "assign", walk.id, "incident-lead", "ben")
    return said


def test_what_the_lead_is_told_to_do_and_ask(walk):
    said = declared(walk)
    for words in (
        "Who and how many people are affected?",
        "Will this problem get worse if not attended to?",
        "Are there downstream dependencies that will be affected?",
        "Started without a delivery manager? Inform one.",
        "update https://status.wellcomecollection.org/",
        "incident-lead PERSON",
    ):
        assert words in said


def test_from_the_first_word_to_the_retro(walk):
    declared(walk)
    walk.do("03T14:05", "assign", walk.id, "supporting-colleague", "eve")
    walk.do("03T14:20", "log", walk.id, "Eve stops helping", "--kind", "left", "--by", "eve")
    walk.do("03T14:30", "assign", walk.id, "incident-lead", "ada")
    walk.do("03T14:40", "mitigate", walk.id, "--by", "ben")
    walk.do("03T14:50", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    walk.do("04T09:00", "draft", walk.id, "--by", "ben")
    assert walk.found("04T09:01") == []
    walk.add("postmortem.md", f"causes: [missing-safeguard]\n{ITEM}")
    walk.answer(ANSWERS)
    walk.do("05T09:00", "publish", walk.id, "--by", "ben", "--approved-by", "ada")
    assert walk.found("05T09:01") == []
    assert "status: published" in (walk.folder / "postmortem.md").read_text()


def test_a_verdict_that_it_is_none_has_its_reason(walk):
    declared(walk)
    walk.do("03T14:10", "cancel", walk.id, "--reason", "We can deal with this later")
    assert walk.found("03T14:11") == []


def test_a_retro_is_usual_and_its_absence_is_no_error(walk):
    declared(walk)
    walk.do("03T14:50", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS)
    assert not any("error" in line for line in walk.found("20T14:50", notes=True))


def test_a_security_incident_stays_inside_and_is_reported(walk):
    walk.open("03T14:00", "--sev", "incident", "--summary", "Keys in a public repository",
              "--type", "security", "--by", "ben")  # fmt: skip
    assert "restricted" in walk.id
    walk.do("03T14:01", "assign", walk.id, "incident-lead", "ben")
    walk.do("03T14:50", "resolve", walk.id, "--by", "ada")
    walk.add("incident.md", FACTS.replace("type: availability", "type: security"))
    walk.do("04T09:00", "draft", walk.id, "--by", "ben")
    walk.add("postmortem.md", f"causes: [missing-safeguard]\nstatus: review\n{ITEM}")
    walk.answer(ANSWERS)
    assert walk.found("04T09:01") == [
        "incident.md:14:7 notification-logged error: "
        "somebody who is to be told of such an incident was not",
    ]
    walk.do("04T09:02", "log", walk.id, "Told by phone", "--kind", "notified",
            "--to", "head-of-information-security", "--by", "ada")  # fmt: skip
    assert walk.found("04T09:03") == []


def test_a_record_that_breaks_every_rule_of_it(walk):
    declared(walk)
    walk.do("03T14:45", "log", walk.id, "Off to bed", "--kind", "left", "--by", "ada")
    walk.do("03T14:50", "resolve", walk.id, "--by", "ben")
    walk.add("incident.md", FACTS.replace("confirmed_by: ada\n", "confirmed_by: ben\n")
             .replace("extra: {resolved_when", "extra: {resolved_whan")
             .replace("triage: {affected", "triage: {afected")
             .replace("type: availability", "type: security"))  # fmt: skip
    walk.add("incident.md", "roles:\n  incident-lead:\n"
             "    - {who: ben, from: 2026-11-03T14:01:00Z}\n"
             "    - {who: ada, from: 2026-11-03T14:02:00Z}\n"
             "  supporter:\n    - {who: eve}")  # fmt: skip
    walk.do("04T09:00", "draft", walk.id, "--by", "ben")
    walk.add("postmortem.md", "status: review")
    walk.answer({"What happened": "It broke.", "Causes": "", "Actions": ""})
    assert walk.found("05T09:00") == [
        "incident.md:6:13 visibility-forced error: an incident of the type `security` must be "
        "restricted",
        "incident.md:11:14 incident-resolved-by-job warning: `ben` declared this incident "
        "resolved and does not have the job delivery-manager",
        "incident.md:12:7 notification-logged error: incidents of type `security` are "
        "reported to: Head of Information Security",
        "incident.md:17:15 incident-confirmed warning: `ben` confirmed this incident and does "
        "not have the job delivery-manager",
        "incident.md:21:9 extra-known error: unknown key `resolved_whan`",
        "incident.md:22:10 triage-known error: `afected` is no triage question of the policy",
        "incident.md:26:7 roles-exclusive error: ben and ada are Incident lead at the same time",
        "incident.md:26:7 timeline-agrees warning: ada left at 2026-11-03T14:45:00Z, and goes "
        "on as incident-lead here",
        "incident.md:27:3 roles-known error: `supporter` is no role of the policy",
        "postmortem.md:3:9 causes-named error: no cause is named",
        "postmortem.md:12:1 questions-answered error: `Causes` is empty",
        "postmortem.md:16:1 questions-answered error: `Actions` is empty",
    ]
