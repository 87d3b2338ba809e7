"""`postmortem publish` from a shell."""

from __future__ import annotations

import pytest

FACTS = """\
status: resolved
type: performance
services: [checkout]
started_at: 2026-11-03T13:55:00Z
detected_at: 2026-11-03T14:00:00Z
detected_by: alert
acknowledged_at: 2026-11-03T14:01:00Z
declared_at: 2026-11-03T14:02:00Z
mitigated_at: 2026-11-03T14:40:00Z
resolved_at: 2026-11-03T15:00:00Z
declared_by: ada
resolved_by: ada
postmortem_due: 2026-11-06T15:00:00Z
summary: Checkout answered slowly for an hour because one database ran out of connections.
solution: Closed the leaking connections and rolled the release back.
impact: {who: buyers, how: They waited., customers: 1200, data_loss: none}
roles:
  incident-commander: [{who: ada, from: 2026-11-03T14:02:00Z}]
  comms: [{who: eve, from: 2026-11-03T14:02:00Z}]
  investigator: [{who: ben, from: 2026-11-03T14:02:00Z}]
sent:
  - {what: customer-email, at: 2026-11-04T09:00:00Z, by: eve, to: customers}
"""
BODY = """\

## Timeline

- 2026-11-03T14:02:00Z declared @ada: Checkout is slow.
- 2026-11-03T14:40:00Z mitigation @ben: Rolled back.
- 2026-11-03T15:00:00Z resolution @ada: Over.
"""
HEADINGS = ("What happened", "Impact", "Detection", "Causes", "Response", "Lessons")
ANSWER = (
    "A release kept its connections to the database and the pool was empty within minutes, so "
    "that every further order waited for a connection until the alert on waiting told us.\n"
)
ITEM = """\
  - id: a1
    title: Alert on the pool's free connections
    type: detect
    state: committed
    priority: high
    owner: ben
    ticket: PLAT-1
    added: 2026-11-03
    due: 2026-11-17
"""


def postmortem(item=ITEM, status="review", answers=HEADINGS):
    sections = "".join(f"\n## {heading}\n\n{ANSWER}" for heading in answers)
    return (
        f"---\nstatus: {status}   # as it is\nauthors: [ada]\ncauses: [capacity]\n"
        f"action_items:\n{item}---\n{sections}"
    )


@pytest.fixture
def write(workplace):
    """Write the record of an incident that is over, with this post-mortem."""

    workplace.clock("2026-11-04T15:00:00Z")

    def write_(text):
        path = workplace.record(FACTS, BODY).with_name("postmortem.md")
        path.write_text(text)
        return path

    return write_


def test_what_is_complete_is_published(workplace, write):
    path = write(postmortem())
    done = workplace.run("publish", "slow", "--approved-by", "eve")
    assert done.status == 0, done.out
    assert "2026-11-03-slow is published since 2026-11-04 16:00 CET" in done.err
    assert "By hand: Comms: send the after-action announcement." in done.err
    assert path.read_text() == postmortem().replace(
        "status: review   # as it is\nauthors: [ada]\n",
        "status: published   # as it is\nauthors: [ada]\n"
        "approved_by: [eve]\npublished_at: 2026-11-04T15:00:00Z\n",
    )
    assert workplace.run("check").status == 0


def test_what_is_not_complete_is_refused_and_nothing_is_written(workplace, write):
    path = write(postmortem(ITEM.replace("    owner: ben\n", ""), answers=HEADINGS[:-1]))
    before = path.read_bytes()
    done = workplace.run("publish", "slow", "--approved-by", "eve", "--by", "ada")
    assert done.status == 1
    assert "2026-11-03-slow is not published; nothing was changed." in done.err
    assert "[action-item-owned]" in done.out
    assert "[questions-answered]" in done.out
    assert path.read_bytes() == before
    assert "published" not in path.with_name("incident.md").read_text()


def test_places_are_those_of_the_file_as_it_is(workplace, write):
    path = write(postmortem(ITEM.replace("owner: ben", "owner: team")))
    done = workplace.run("publish", "slow", "--approved-by", "eve")
    line = path.read_text().split("\n").index("    owner: team") + 1
    assert f"postmortem.md:{line}:12: error: " in done.out
    assert f"{line:>5} |     owner: team\n" in done.out


def test_a_draft_is_judged_as_published(workplace, write):
    write(postmortem(item="", status="draft").replace("action_items:\n", "action_items: []\n"))
    assert workplace.run("check").status == 0
    assert workplace.run("publish", "slow", "--approved-by", "eve").status == 1


def test_the_timeline_says_who_published(workplace, write):
    write(postmortem())
    assert workplace.run("publish", "slow", "--approved-by", "eve", "--by", "ben").status == 0
    entry = workplace.incident().timeline[-1]
    assert (entry.author, entry.text) == ("ben", "Post-mortem published.")


def test_an_author_alone_does_not_approve(workplace, write):
    write(postmortem())
    done = workplace.run("publish", "slow", "--approved-by", "ada")
    assert done.status == 1
    assert "[postmortem-reviewed]" in done.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (postmortem(status="published"), "is published already"),
        ("---\nstatus: a: b\n---\n", "2026-11-03-slow/postmortem.md:2:"),
    ],
)
def test_what_cannot_be_published(workplace, write, text, said):
    path = write(text)
    before = path.read_bytes()
    done = workplace.run("publish", "slow")
    assert (done.status, said in done.err) == (1, True), done.err
    assert path.read_bytes() == before


def test_without_a_post_mortem(workplace):
    workplace.record("status: resolved\n")
    done = workplace.run("publish", "slow")
    assert done.status == 1
    assert "postmortem draft 2026-11-03-slow" in done.err


def test_unknown_people(workplace, write):
    write(postmortem())
    done = workplace.run("publish", "slow", "--approved-by", "evee")
    assert (done.status, "did you mean `eve`?" in done.err) == (2, True)


def test_a_restricted_record_is_not_quoted(workplace, write):
    path = write(postmortem(ITEM.replace("owner: ben", "owner: canary"), answers=HEADINGS[:-1]))
    incident = path.with_name("incident.md")
    incident.write_text(incident.read_text().replace("internal", "restricted"))
    done = workplace.run("publish", "slow", "--approved-by", "eve")
    assert done.status == 1
    assert "[people-known]" in done.out
    assert "canary" not in done.out + done.err
    assert "Lessons" not in done.out + done.err
