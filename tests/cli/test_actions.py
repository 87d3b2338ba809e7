"""`postmortem actions` from a shell."""

from __future__ import annotations

import json

import pytest

RECORD = """\
---
status: published   # on Thursday
authors: [ada]
approved_by: [eve]
published_at: 2026-11-03T10:00:00Z
action_items:
  # the alerts
  - id: a1            # first
    title: Alert on p99
    state: committed  # promised
    owner: ada
    ticket: PLAT-1
    added: 2026-11-01
    due: 2026-11-02
  - {id: a2, title: Rehearse, state: idea}
waivers: []
---
## What happened

It broke.
"""


def write(workplace, text=RECORD, *, name="2026-11-03-slow", facts="services: [checkout]\n"):
    workplace.record(facts, name=name)
    path = f"postmortems/2026/{name}/postmortem.md"
    target = workplace.path / path
    target.write_bytes(text.encode("utf-8"))
    return target


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_done_keeps_every_other_byte(workplace, newline):
    path = write(workplace, RECORD.replace("\n", newline))
    done = workplace.run("actions", "done", "slow#a1", "--evidence", "https://example.org/7")
    assert (done.status, done.out) == (0, "2026-11-03-slow#a1\n")
    expected = RECORD.replace("state: committed ", "state: done ").replace(
        "    due: 2026-11-02\n",
        "    due: 2026-11-02\n    done_at: 2026-11-03\n    evidence: https://example.org/7\n",
    )
    assert path.read_bytes().decode("utf-8") == expected.replace("\n", newline)
    again = workplace.run("actions", "done", "slow#a1", "--evidence", "https://example.org/7")
    assert again.status == 1
    assert "already done (since 2026-11-03)" in again.err


def test_move_twice_and_drop(workplace):
    path = write(workplace)
    moved = workplace.run("actions", "move", "slow#a1", "2026-11-10", "--reason", "Release: week")
    assert (moved.status, moved.out) == (0, "2026-11-03-slow#a1\n")
    assert workplace.run("actions", "move", "slow#a1", "2026-11-12", "--reason", "x").status == 0
    item = workplace.incident().action_items[0]
    assert item.due == "2026-11-12"
    assert [(move["from"], move["to"], move["by"]) for move in item.moved] == [
        ("2026-11-02", "2026-11-10", "ada"),
        ("2026-11-10", "2026-11-12", "ada"),
    ]
    dropped = workplace.run("actions", "drop", "slow#a2", "--reason", "No gain", "--by", "eve")
    assert dropped.status == 0
    assert workplace.incident().action_items[1].dropped["by"] == "eve"
    assert workplace.incident().published
    assert "# the alerts\n  - id: a1            # first\n" in path.read_text("utf-8")


def test_ids_are_not_used_again_even_when_their_item_was_deleted(workplace):
    path = write(workplace)
    workplace.repository.commit("two items")
    path.write_text(RECORD.replace("  - {id: a2, title: Rehearse, state: idea}\n", ""), "utf-8")
    added = workplace.run("actions", "add", "slow", "Page the owner", "--owner", "ben")
    assert (added.status, added.out) == (0, "2026-11-03-slow#a3\n")
    assert "will ask for: ticket, due" in added.err
    item = workplace.incident().action_items[-1]
    assert (item.id, item.title, item.state, item.owner, item.added) == (
        "a3",
        "Page the owner",
        "committed",
        "ben",
        "2026-11-03",
    )


def test_an_item_without_an_owner_is_an_idea(workplace):
    write(workplace, "---\nstatus: draft\n---\n")
    added = workplace.run("actions", "add", "slow", "Think", "--type", "prevent")
    assert added.out == "2026-11-03-slow#a1\n"
    assert workplace.incident().action_items[0].state == "idea"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("done", "slow", "--evidence", "https://e.org"), "write INCIDENT#ITEM"),
        (("done", "slow#a1", "--evidence", "trust me"), "is no address"),
        (("done", "slow#a1", "--evidence", "https://e.org", "--on", "2026-11-04"), "not come yet"),
        (("done", "slow#a7", "--evidence", "https://e.org"), "no action item a7"),
        (("move", "slow#a1", "soon", "--reason", "x"), "is no date"),
        (("move", "slow#a1", "2026-11-02", "--reason", "x"), "is due on 2026-11-02 already"),
        (("drop", "slow#a1"), "--reason"),
        (("drop", "slow#a1", "--reason", " "), "--reason is empty"),
        (("add", "slow", "x", "--owner", "finn"), "has left"),
        (("add", "slow", "x", "--due", "2026-11-01"), "is over already"),
        (("add", "slow", "x", "--type", "prevnt"), "did you mean `prevent`"),
        (("lst",), "did you mean `list`"),
    ],
)
def test_what_is_refused_changes_nothing(workplace, arguments, said):
    path = write(workplace)
    refused = workplace.run("actions", *arguments)
    assert refused.status in (1, 2)
    assert said in refused.err
    assert path.read_text("utf-8") == RECORD


def test_a_record_that_cannot_be_read_is_named_with_its_line(workplace):
    path = write(workplace, "---\nstatus: [\n---\n")
    refused = workplace.run("actions", "drop", "slow#a1", "--reason", "x")
    assert refused.status == 1
    assert "postmortem.md:" in refused.err
    assert path.read_text("utf-8") == "---\nstatus: [\n---\n"


def test_no_postmortem_yet(workplace):
    workplace.record()
    refused = workplace.run("actions", "add", "slow", "x")
    assert "postmortem draft 2026-11-03-slow" in refused.err


def names(workplace, *arguments):
    listed = workplace.run("actions", "list", "--format", "json", *arguments)
    assert listed.status == 0
    return [item["name"] for item in json.loads(listed.out)["items"]]


def test_list(workplace):
    write(workplace)
    hidden = "2026-11-02-restricted-ab12"
    write(workplace, name=hidden, facts="visibility: restricted\n")
    one, two = "2026-11-03-slow#a1", "2026-11-03-slow#a2"
    assert names(workplace) == [one]
    assert names(workplace, "--state", "all") == [one, two]
    assert names(workplace, "--state", "idea") == [two]
    assert names(workplace, "--owner", "ada") == names(workplace, "--service", "checkout") == [one]
    assert names(workplace, "--owner", "ben") == names(workplace, "--team", "payments") == []
    assert names(workplace, "--age", "2") == names(workplace, "--incident", "slow") == [one]
    assert names(workplace, "--age", "3") == []
    table = workplace.run("actions")
    assert table.out.startswith("ITEM ")
    assert "  Alert on p99 (1 day overdue)\n" in table.out
    assert hidden not in table.out
    piped = workplace.run("actions", "list", "--restricted")
    assert piped.status == 2
    listed = workplace.path / "listed.txt"
    named = workplace.run("actions", "list", "--restricted", "--output", str(listed))
    assert named.status == 0
    assert hidden in listed.read_text("utf-8")
    assert "No action item fits" in workplace.run("actions", "list", "--team", "x").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--owner", "adda"), "--owner adda is not known here; did you mean `ada`?\n"),
        (("--service", "chekout"), "--service chekout is not known here; did you mean `checkout`?"),
        (("--team", "moon"), "--team moon is not known here"),
        (("--owner", "ben"), ""),
    ],
)
def test_a_slip_of_the_hand_is_not_taken_for_an_empty_list(workplace, arguments, said):
    write(workplace)
    listed = workplace.run("actions", "list", *arguments)
    assert listed.status == 0
    assert listed.out.startswith("No action item fits")
    assert said in listed.err
    assert bool(said) == bool(listed.err)


def test_a_list_says_what_it_could_not_read(workplace):
    write(workplace, RECORD.replace("authors: [ada]", "authors: [ada"))
    done = workplace.run("actions", "list")
    assert done.status == 0
    assert "2026-11-03-slow/postmortem.md cannot be read, its items are left out" in done.err
