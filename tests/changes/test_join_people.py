"""How people of another list come into people.yml."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.changes.join_people import join_people
from postmortem_kb.edit import AppendFact, SetFact
from postmortem_kb.people import Stay
from postmortem_kb.roster import Listed, Roster
from postmortem_kb.schema import find_mismatches

HERE = {
    "ada": {"name": "Ada", "team": "payments", "mail": "ada@example.org"},
    "ben": {"name": "Ben", "until": "2026-10-31"},
    "eve": None,
}


def join(*people, data=HERE):
    return join_people(data, Roster(people))


def stay(team, from_="", until=""):
    return Stay(team, *(date.fromisoformat(day) if day else None for day in (from_, until)))


def person(handle, name="", mail="", *stays):
    return Listed(7, handle, name, mail, stays)


def edits(joined):
    return [step.edit for step in joined.completed]


def test_somebody_new():
    stays = (stay("support", "2026-01-05", "2026-03-31"), stay("identity", "2026-04-01"))
    (added,) = join(person("gwen", "Gwen", "gwen@example.org", *stays)).added
    assert list(added.facts.items()) == [
        ("name", "Gwen"),
        ("team", "identity"),
        ("mail", "gwen@example.org"),
        ("since", "2026-01-05"),
        ("teams", [{"team": "support", "from": "2026-01-05", "until": "2026-03-31"}]),
    ]
    assert added.said == "gwen: added, team identity"
    assert list(find_mismatches("people", {"gwen": added.facts})) == []


def test_somebody_known_by_login_or_by_mail_alone():
    joined = join(person("ada"), person("", mail="Ada@Example.org"), person("eve"))
    assert (joined.added, joined.completed, joined.left, joined.known) == ((), (), (), 3)


def test_what_is_missing_is_added():
    joined = join(person("eve", "Eve", "eve@example.org", stay("identity", "", "2026-11-30")))
    assert edits(joined) == [
        SetFact(("eve", "name"), "Eve"),
        SetFact(("eve", "mail"), "eve@example.org"),
        SetFact(("eve", "until"), "2026-11-30"),
        SetFact(("eve", "team"), "identity"),
    ]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (person("ada", "Ada Okafor"), "`name` is Ada in people.yml and Ada Okafor here"),
        (person("ben", "", "", stay("", "", "2026-10-30")), "`until` is 2026-10-31 in people.yml"),
        (person("ada", "", "", stay("platform")), "without a day in `from`"),
        (person("", mail="nobody@example.org"), "nobody in people.yml has the address"),
        (person("gwen", mail="ada@example.org"), "has the address of ada"),
    ],
)
def test_what_differs_is_left(listed, said):
    joined = join(listed)
    assert (joined.added, joined.completed, joined.known) == ((), (), 0)
    assert [(remark.line, said in remark.message) for remark in joined.left] == [(7, True)]


def test_who_moved_keeps_the_team_before():
    assert edits(join(person("ada", "", "", stay("platform", "2026-07-01")))) == [
        SetFact(("ada", "team"), "platform"),
        AppendFact(("ada", "teams"), {"team": "payments", "until": "2026-06-30"}),
    ]


def test_who_moved_by_what_the_list_says_of_the_team_before():
    stays = (stay("payments", "2026-01-01", "2026-06-30"), stay("platform", "2026-07-01"))
    assert edits(join(person("ada", "", "", *stays))) == [
        SetFact(("ada", "team"), "platform"),
        AppendFact(
            ("ada", "teams"), {"team": "payments", "from": "2026-01-01", "until": "2026-06-30"}
        ),
    ]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"team": "payments", "until": "2026-06-30"}, 0),  # the same
        ({"team": "payments", "until": "2026-05-31"}, 1),
        ({"team": "payments", "from": "2026-08-01", "until": "2026-08-31"}, 0),  # once more
    ],
)
def test_a_time_in_a_team_that_is_there(said, left):
    data = {"ada": {"team": "platform", "teams": [said]}}
    stays = (stay("payments", "", "2026-06-30"), stay("platform", "2026-07-01"))
    joined = join(person("ada", "", "", *stays), data=data)
    assert len(joined.left) == left
    assert len(joined.completed) == (said["until"] == "2026-08-31")
