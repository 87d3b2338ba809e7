"""A record lies in its folder, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.records import findings, problems, sound

CASES = [
    pytest.param(
        {"incident": {"declared_at": "2026-11-04T00:30:00Z"}},
        {},
        ["incident.md:9:14 error declared on 2026-11-04, and the id begins with 2026-11-03"],
        id="another day",
    ),
    pytest.param(
        {"incident": {"declared_at": "2026-11-04T00:30:00Z"}},
        {"policy": "zone: America/New_York"},
        [],
        id="the same day in the zone of the policy",
    ),
    pytest.param(
        {"incident_id": "2026-11-03-Checkout"},
        {},
        [":1:1 error the folder's name is no id of an incident"],
        id="no id",
    ),
    pytest.param(
        {"incident_id": "2026-02-30-checkout"},
        {},
        [":1:1 error the folder's name is no id of an incident"],
        id="no such day",
    ),
]


def stray(name, **facts):
    """What is said of something of this name beside a record."""
    (problem,) = problems("folder-layout", replace(sound(**facts), strays=(name,)))
    return problem.path.rpartition("/")[2], problem.message, problem.hint


def test_what_may_not_stand_beside_a_record_says_what_may():
    name, message, hint = stray("notes.txt")
    assert (name, message) == ("notes.txt", "this file may not stand beside a record")
    assert "png, jpg, webp, gif" in hint


@pytest.mark.parametrize("name", ["post-mortem.md", "Postmortem.md", "postmortem.markdown"])
def test_a_name_that_is_nearly_right_says_so(name):
    assert stray(name)[2] == "did you mean `postmortem.md`?"


def test_a_link_in_the_place_of_a_file_says_so():
    assert stray("postmortem.md")[1] == "this is a link or a folder, and was not read"


def test_of_a_restricted_record_it_says_as_much():
    restricted = {"incident": {"visibility": "restricted"}}
    assert stray("notes.txt", **restricted) == stray("notes.txt")


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("folder-layout", sound(**changes), **given) == found
