"""People are those of people.yml."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

CASES = [
    pytest.param(
        {
            "incident": {
                "declared_by": "adda",
                "waivers": "[{rule: answers-long, reason: x, by: evee, on: 2026-11-06}]",
            },
            "postmortem": {
                "authors": "[adda]",
                "approved_by": "[evee]",
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: platform-team, ticket: PLAT-1, due: 2026-12-01}",
            },
        },
        {"people": "ada: {}\neve: {}\nfinn: {until: 2026-10-31}\n"},
        [
            "incident.md:18:14 error `adda` does not stand in people.yml, 2 times in this record",
            "incident.md:19:47 error `evee` does not stand in people.yml, 2 times in this record",
            "postmortem.md:8:64 error `platform-team` does not stand in people.yml",
        ],
        id="unknown in every place",
    ),
    pytest.param(
        {"timeline": ("- 2026-11-03T14:10:00Z action @adda: looking",)},
        {"people": "ada: {}\neve: {}\nfinn: {until: 2026-10-31}\n"},
        ["incident.md:22:31 error `adda` does not stand in people.yml"],
        id="in the timeline",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: finn, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {"people": "ada: {}\neve: {}\nfinn: {until: 2026-10-31}\n"},
        ["postmortem.md:8:64 note `a1` is owned by finn, who left on 2026-10-31"],
        id="who left",
    ),
    pytest.param(
        {
            "postmortem": {
                "action_items": "\n  - {id: a1, title: Alert on the age, state: committed, owner: finn, ticket: PLAT-1, due: 2026-12-01}"
            }
        },
        {"people": "ada: {}\neve: {}\nfinn: {until: 2026-10-31}\n", "deadlines": True},
        ["postmortem.md:8:64 error `a1` is owned by finn, who left on 2026-10-31"],
        id="who left, under deadlines",
    ),
    pytest.param(
        {"incident": {"declared_by": "adda"}}, {}, [], id="without a list anybody will do"
    ),
]


def test_a_name_in_the_place_of_a_handle_is_to_be_mended_wherever_it_stands():
    facts = {"declared_by": "Ada Okafor", "resolved_by": "Ada Okafor"}
    assert len(findings("people-known", sound(incident=facts), people="eve: {}\nada: {}\n")) == 2


@pytest.mark.parametrize(
    ("handle", "hint"),
    [
        ("adda", "did you mean `ada`?"),
        ("Ada", "did you mean `ada`?"),
        ("Okafor, ADA", "did you mean `ada`?"),
        ("ADA@example.org", "did you mean `ada`?"),
        ("zoe", "add `zoe` to schema/people.yml"),
        ("platform", "that is a team: name one person of it, such as eve"),
        ("Zoe Doe", "write the handle under which schema/people.yml has the person: "
                    "one word, such as ada"),
    ],
)  # fmt: skip
def test_a_handle_is_misspelt_or_new(handle, hint):
    people = 'ada: {name: "Okafor, Ada", mail: ada@example.org}\neve: {team: platform}\n'
    (problem,) = problems("people-known", sound(incident={"declared_by": handle}), people=people)
    assert problem.hint == hint


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("people-known", sound(**changes), **given) == found
