"""`postmortem draft` from a shell."""

from __future__ import annotations

import pytest

FACTS = """\
status: resolved
summary: Checkout was slow.
resolved_at: 2026-11-03T15:00:00Z
declared_at: 2026-11-03T14:00:00Z
postmortem_due: 2026-11-06T15:00:00Z
impact: {who: buyers}
roles:
  incident-commander:
    - {who: ada, until: 2026-11-03T14:30:00Z}
    - {who: ben, from: 2026-11-03T14:30:00Z}
"""


@pytest.fixture(autouse=True)
def _the_day_after(workplace):
    workplace.clock("2026-11-04T15:00:00Z")


def test_the_questions_with_what_is_known(workplace):
    path = workplace.record(FACTS)
    done = workplace.run("draft", "slow")
    assert (done.status, done.out) == (0, "")
    text = path.with_name("postmortem.md").read_text()
    assert text.startswith(
        "---\nstatus: draft\nauthors: [ben]\ncauses: []\naction_items: []\n---\n\n"
        "## What happened\n\n<!-- The story in a few sentences, "
    )
    assert "-->\n\nCheckout was slow.\n\n## Impact\n" in text
    assert "-->\n\n- Who was hit: buyers\n\n## Detection\n" in text
    assert text.endswith("What should others know? -->\n")
    headings = [section.heading for section in workplace.incident().postmortem.sections]
    assert headings[1:] == ["What happened", "Impact", "Detection", "Causes", "Response", "Lessons"]
    assert workplace.run("check").status == 0


def test_what_is_said(workplace):
    workplace.record(FACTS)
    said = workplace.run("draft", "slow").err
    assert "Not known yet, so not filled in: detected_at, detected_by, solution" in said
    assert "To be published by 2026-11-06 16:00 CET (2026-11-06 15:00 UTC)\n" in said
    assert "When it is written: postmortem publish 2026-11-03-slow\n" in said
    assert "emotions" not in said


def test_what_is_there_is_never_overwritten(workplace):
    path = workplace.record(FACTS)
    workplace.run("draft", "slow")
    postmortem = path.with_name("postmortem.md")
    postmortem.write_text("---\nstatus: draft\n---\nMine.\n")
    done = workplace.run("draft", "slow")
    assert done.status == 1
    assert "postmortem.md is there already and is not overwritten" in done.err
    assert postmortem.read_text().endswith("Mine.\n")


def test_a_link_in_its_place_is_not_followed(workplace):
    path = workplace.record(FACTS)
    path.with_name("postmortem.md").symlink_to(workplace.path / "elsewhere.md")
    assert workplace.run("draft", "slow").status == 1
    assert not (workplace.path / "elsewhere.md").exists()


def test_nobody_is_made_an_author(workplace):
    workplace.record("status: resolved\nresolved_at: 2026-11-03T15:00:00Z\n")
    done = workplace.run("draft", "slow")
    assert "Nobody is named as author" in done.err
    assert workplace.incident().postmortem.data["authors"] == []
    assert workplace.run("check").status == 0


def test_the_author_can_be_named(workplace):
    workplace.record(FACTS)
    workplace.run("draft", "slow", "--by", "eve")
    assert workplace.incident().authors == ("eve",)


def test_on_the_day_of_the_incident_it_warns_where_the_policy_says_so(workplace):
    why = "{cooling_off: same-day, cooling_off_means: People blame themselves.}"
    workplace.clock("2026-11-03T16:00:00Z", f"postmortem: {why}\n")
    workplace.record(FACTS)
    done = workplace.run("draft", "slow")
    assert done.status == 0
    assert "Better not write it today, on the day of the incident.\nPeople blame" in done.err


def test_the_day_is_the_policys(workplace):
    workplace.clock("2026-11-03T23:30:00Z", "postmortem: {cooling_off: same-day}\n")
    workplace.record(FACTS)
    assert "Better not" not in workplace.run("draft", "slow").err


def test_a_question_cannot_break_out_of_its_comment(workplace):
    workplace.clock("2026-11-03T15:00:00Z", 'questions: {impact: {asks: "Who? --> <script>"}}\n')
    path = workplace.record(FACTS)
    workplace.run("draft", "slow")
    assert "--> <script>" not in path.with_name("postmortem.md").read_text()


def test_what_has_none(workplace):
    workplace.record("status: cancelled\n")
    done = workplace.run("draft", "slow")
    assert done.status == 1
    assert "no post-mortem is written of it" in done.err


def test_a_broken_incident_is_refused_with_its_place(workplace):
    path = workplace.record("title: a: b\n")
    done = workplace.run("draft", "2026-11-03-slow")
    assert done.status == 1
    assert "incident.md:" in done.err
    assert not path.with_name("postmortem.md").exists()


def test_what_is_done_by_hand_then(workplace):
    steps = "steps: {draft: {tell: {do: 'Tell it: `postmortem report ID --for situation`.'}}}\n"
    workplace.clock("2026-11-03T15:00:00Z", steps)
    workplace.record(FACTS)
    done = workplace.run("draft", "slow")
    assert "By hand: Tell it: `postmortem report 2026-11-03-slow --for situation`." in done.err
