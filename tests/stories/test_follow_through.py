"""What becomes of promises is written into a published record without asking for new approval."""

from __future__ import annotations

import json

import pytest

from postmortem_kb.integrations import _requests
from tests.helpers.linear_tracker import LinearTracker
from tests.helpers.records import POSTMORTEM, sound
from tests.helpers.tracker_server import serving
from tests.helpers.workplace import PEOPLE, SERVICES, Workplace

ASKED = {"promise-kept", "due-date-moved", "postmortem-reviewed", "stamps-kept"}
POLICY = "format: 1\nclock: 2026-11-21T10:00:00Z\naction_items: {tracker: Linear}\n"
SECOND = """
  - id: a2
    title: Rehearse going back to an old release
    state: done
    done_at: 2026-11-06
    evidence: https://example.org/6"""
ITEM = "2026-11-03-checkout-slow#a1"


@pytest.fixture
def place(git_repository, capsys):
    """A repository whose one post-mortem was published; a branch began there."""
    repository = git_repository()
    record = sound(postmortem={"action_items": POSTMORTEM["action_items"] + SECOND})
    files = {"schema/policy.yml": POLICY, "schema/people.yml": PEOPLE}
    files |= {"schema/services.yml": SERVICES}
    for document in (record.incident, record.postmortem):
        files[f"{record.folder}/{document.name}"] = document.text
    repository.commit("Publish", files)
    repository.git("switch", "--quiet", "--create", "follow-up")
    return Workplace(repository, capsys)


def judged(place):
    """What the rules say of the branch, against where it began, and which of them looked."""
    place.repository.commit("Follow up", at="2026-11-21T09:00:00Z")
    done = place.run("check", "--changed-since", "main", "--format", "json")
    said = json.loads(done.out)
    assert not ASKED & {skipped["rule"] for skipped in said["skipped"]}
    return [one for one in said["problems"] if one["level"] == "error" or one["rule"] in ASKED]


@pytest.mark.parametrize(
    "arguments",
    [
        ["move", ITEM, "2026-12-24", "--reason", "Release week.", "--by", "ada"],
        ["done", ITEM, "--evidence", "https://example.org/7"],
        ["drop", ITEM, "--reason", "The service is gone.", "--by", "ada"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_the_commands_write_passes(place, arguments):
    assert place.run("actions", *arguments).status == 0
    assert place.repository.git("status", "--porcelain")
    assert judged(place) == []


def test_the_same_change_by_hand_does_not(place):
    path = place.path / "postmortems/2026/2026-11-03-checkout-slow/postmortem.md"
    path.write_text(path.read_text("utf-8").replace("due: 2026-12-17", "due: 2026-12-24"), "utf-8")
    assert [one["rule"] for one in judged(place)] == ["due-date-moved"]


@pytest.mark.parametrize("change", ["new", "due", "owner", "done"])
def test_what_a_ticket_says_passes(place, monkeypatch, change):
    monkeypatch.setattr(_requests, "PAUSE", 0)
    path = place.path / "postmortems/2026/2026-11-03-checkout-slow/postmortem.md"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if "ticket:" not in one), "utf-8")
    server = LinearTracker()
    with serving(server):
        for key, word in server.environment.items():
            monkeypatch.setenv(key, word)
        assert place.run("sync", "--apply").status == 0
        [key] = server.issues
        if change == "due":
            server.issues[key]["dueDate"] = "2026-12-24"
        if change == "owner":
            server.issues[key]["assignee"] = {"id": "user-ben", "email": "ben@example.org"}
        if change == "done":
            server.close(key)
        assert place.run("sync", "--apply").status == 0
    assert judged(place) == []
