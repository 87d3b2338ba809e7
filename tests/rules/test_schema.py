"""Every fact has a known key and a value of the right form."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

CASES = [
    pytest.param(
        {
            "incident": {"severty": "SEV-2", "services": "checkout"},
            "postmortem": {"authors": "ada"},
        },
        {},
        [
            "incident.md:8:11 error `services` must be a list, not the text `checkout`",
            "incident.md:18:1 error unknown key `severty`",
            "postmortem.md:3:10 error `authors` must be a list, not the text `ada`",
        ],
        id="unknown key and a wrong form",
    ),
    pytest.param({}, {}, [], id="sound"),
]


@pytest.mark.parametrize(("changes", "given", "found"), CASES)
def test_what_is_found(changes, given, found):
    assert findings("schema", sound(**changes), **given) == found


def test_what_is_missing_in_one_place_is_one_finding():
    found = problems("schema", sound(incident={"waivers": "[{rule: postmortem-deadline}]"}))
    assert [(p.line, p.column, p.message) for p in found] == [
        (18, 11, "`reason`, `by` and `on` are missing in `waivers[1]`")
    ]
    assert found[0].hint.startswith("add `reason`: why it is excused; `by`: ")


def test_of_several_where_one_can_stand_one_is_kept():
    item = "[{id: a1, title: Alert, state: idea, owner: [ada, ben]}]"
    (found,) = problems("schema", sound(postmortem={"action_items": item}))
    assert found.hint == "only one can stand here: keep one of them"


@pytest.mark.parametrize(
    "facts",
    [
        {"visibility": None, "visibilty": "internal"},
        {"severity": None, "severty": "SEV-2"},
        {"roles": "{comms: [{wo: ada}]}"},
        {"title": None, "title_of_incident": "Checkout is slow"},
    ],
)
def test_a_key_that_is_misspelt_is_not_missing_too(facts):
    (found,) = problems("schema", sound(incident=facts))
    assert "unknown key" in found.message
    assert "did you mean" in found.message + found.hint


def test_a_visibility_that_cannot_be_read_says_what_follows():
    (found,) = problems("schema", sound(incident={"visibility": "secret"}))
    assert found.message.endswith(", so the record counts as restricted")
    assert found.hint == "write one of the three"


def test_a_waiver_is_shown_the_name_of_a_rule_and_no_other_word():
    waiver = "[{rule: [answers-long], reason: Short., by: eve, on: 2026-11-06}]"
    (found,) = problems("schema", sound(incident={"waivers": waiver}))
    assert found.message == "`waivers[1].rule` must be the name of one rule, not a list"
    assert found.hint == "write answers-long"


def test_a_text_with_a_tab_in_it_says_so():
    (found,) = problems("schema", sound(incident={"title": '"a\\tb"'}))
    assert found.hint == "write it on one line, without tabs and other invisible characters"


RESTRICTED = {"visibility": "restricted"}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"visibility": "secret"}, "`visibility` is none of public, internal and restricted"),
        (RESTRICTED | {"detected_at": "secret"}, "`detected_at` must be a time with its zone"),
        (RESTRICTED | {"secret": "x"}, "unknown key"),
        (RESTRICTED | {"impact": "{secret: x}"}, "unknown key"),
        (RESTRICTED | {"sumary": "secret"}, "unknown key; did you mean `summary`?"),
        (RESTRICTED | {"impact": "{data_loss: secret}"}, "this part of `impact` must be none, "),
        (RESTRICTED | {"services": "[secret, secret]"}, "`services` does not fit"),
        (RESTRICTED | {"severity": None}, "`severity` is missing"),
    ],
)
def test_of_a_restricted_record_nothing_is_quoted_but_the_keys_of_the_format(facts, said):
    (found,) = problems("schema", sound(incident=facts))
    assert found.message.startswith(said)
    assert "secret" not in found.message + found.hint + found.excerpt
