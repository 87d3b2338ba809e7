"""`postmortem assign` from a shell."""

from __future__ import annotations


def roles(workplace):
    return workplace.incident().incident.data["roles"]


def test_a_role_and_its_hand_over(workplace):
    workplace.record()
    done = workplace.run("assign", "slow", "ic", "ada", "--at", "15:30")
    assert (done.status, done.out) == (0, "")
    assert "2026-11-03-slow: ada is Incident commander (IC) from 2026-11-03 15:30 CET" in done.err
    assert workplace.run("assign", "slow", "Commander", "@ben").status == 0
    assert roles(workplace) == {
        "incident-commander": [
            {"who": "ada", "from": "2026-11-03T14:30:00Z", "until": "2026-11-03T15:00:00Z"},
            {"who": "ben", "from": "2026-11-03T15:00:00Z"},
        ]
    }
    assert [entry.kind for entry in workplace.incident().timeline] == ["role", "role"]
    assert workplace.run("check").status == 0


def test_a_shared_role(workplace):
    workplace.record()
    for who in ("ada", "ben"):
        workplace.run("assign", "slow", "investigator", who)
    assert all("until" not in entry for entry in roles(workplace)["investigator"])


def test_wrong_words(workplace):
    workplace.record()
    for arguments, said in (
        (["slow", "comm", "ada"], "did you mean `comms`?"),
        (["slow", "comms", "adda"], "did you mean `ada`?"),
        (["slow", "comms", "finn"], "finn has left"),
        (["fast", "comms", "ada"], "no incident fits `fast`"),
    ):
        done = workplace.run("assign", *arguments)
        assert (done.status, said in done.err) == (2, True), arguments


def test_who_holds_it_already(workplace):
    workplace.record("roles: {comms: [{who: ada}]}\n")
    done = workplace.run("assign", "slow", "comms", "ada")
    assert done.status == 1
    assert "ada holds the role comms already" in done.err


def test_a_person_is_asked_for(workplace):
    workplace.record()
    done = workplace.run("assign", "slow", "incident-commander", " ")
    assert done.status == 2
    assert "PERSON is empty" in done.err
