"""address-kept: what has an address keeps it."""

from __future__ import annotations

import pytest

from tests.helpers.compared import changed, told
from tests.helpers.records import ID, renamed, sound

NEW = "2026-11-03-checkout-slower"
EXTERNAL = {"kind": "external", "severity": None}


def test_a_folder_with_another_name():
    said = f"the record was `{ID}`, and links to it lead nowhere now"
    (line,) = told("address-kept", sound(), renamed(sound(), NEW))
    assert line == f"incident.md:1:1 error {said}"
    (problem,) = changed("address-kept", sound(), renamed(sound(), NEW))
    assert problem.hint == f"write `aliases: [{ID}]`"


def test_its_old_name_is_a_redirect():
    after = renamed(sound(incident={"aliases": f"[{ID}]"}), NEW)
    assert told("address-kept", sound(), after) == []


def test_a_hint_keeps_the_aliases_that_are_there():
    after = renamed(sound(incident={"aliases": "[2026-11-03-older]"}), NEW)
    (problem,) = changed("address-kept", sound(), after)
    assert problem.hint == f"write `aliases: [2026-11-03-older, {ID}]`"


def test_a_published_record_that_is_deleted():
    (problem,) = changed("address-kept", None, None, gone=(sound(),))
    assert problem.path == f"postmortems/2026/{ID}/incident.md"
    assert problem.message == f"`{ID}` was published, and this change deletes it"


def test_an_external_one_is_published_by_being_there():
    old = sound(incident=EXTERNAL, without_postmortem=True)
    assert changed("address-kept", None, None, gone=(old,))


def test_what_nobody_could_link_to_may_go():
    for old in (
        sound(postmortem={"status": "draft"}),
        sound(without_postmortem=True),
        sound(incident={"visibility": "restricted"}),
    ):
        assert changed("address-kept", None, None, gone=(old,)) == []
        assert told("address-kept", old, renamed(old, NEW)) == []


def test_a_published_post_mortem_that_is_deleted():
    (line,) = told("address-kept", sound(), sound(without_postmortem=True))
    assert line == "incident.md:1:1 error the post-mortem was published, and this change deletes it"


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_published_post_mortem_that_is_taken_back(status):
    (line,) = told("address-kept", sound(), sound(postmortem={"status": status}))
    assert line == f"postmortem.md:2:9 error the post-mortem was published, and is a {status} again"


def test_a_post_mortem_that_another_one_covers_may_go():
    covered = sound(incident={"covered_by": NEW}, without_postmortem=True)
    assert told("address-kept", sound(), covered) == []


def test_another_record_may_take_the_address_over():
    heir = renamed(sound(incident={"aliases": f"[{ID}]"}), NEW)
    assert changed("address-kept", None, heir, gone=(sound(),)) == []


def test_a_record_that_becomes_restricted_leaves_no_redirect():
    after = renamed(sound(incident={"visibility": "restricted"}), "2026-11-03-restricted-abcd")
    assert told("address-kept", sound(), after) == []


def test_the_policys_new_waiver_excuses_a_deletion():
    waiver = "waivers: [{rule: address-kept, reason: A test, by: eve, on: 2026-11-06}]"
    assert changed("address-kept", None, None, gone=(sound(),), policy=waiver) == []
    both = {"policy": waiver, "old_policy": waiver}
    assert changed("address-kept", None, None, gone=(sound(),), **both)
