"""A record that is shown does not name one that is not."""

from __future__ import annotations

import pytest

from postmortem_kb.incident import Attachment
from tests.helpers.records import findings, problems, renamed, sound

RULE = "restricted-not-mentioned"
SECRET = "2026-10-01-restricted-k3fz"
OLD = "2026-09-30-key-leaked"
restricted = renamed(sound(incident={"visibility": "restricted", "aliases": f"[{OLD}]"}), SECRET)
said = "error a restricted record is named here"


@pytest.mark.parametrize(
    ("incident", "place"),
    [
        (sound(incident={"related": f"[{{id: {SECRET}, as: see}}]"}), "incident.md:18:16"),
        (
            sound(timeline=(f"- 2026-11-03T14:10:00Z note: like {OLD.upper()}",)),
            "incident.md:22:35",
        ),
        (sound(answers={"Causes": f"See [it]({SECRET}/)."}), "postmortem.md:33:10"),
        (sound(attachments=(Attachment(f"{SECRET}.png", 1, b""),)), ":1:1"),
    ],
    ids=["facts", "timeline", "answers", "attachment"],
)
def test_every_place_is_found(incident, place) -> None:
    assert findings(RULE, incident, others=(restricted,)) == [f"{place} {said}"]


def test_the_message_does_not_give_it_away() -> None:
    incident = sound(answers={"Causes": f"See {SECRET}."})
    found = problems(RULE, incident, others=(restricted,))
    assert found
    assert all(SECRET not in f"{p.message} {p.hint}" for p in found)


def test_a_longer_id_is_another_one() -> None:
    incident = sound(answers={"Causes": f"See {SECRET}-again and x{SECRET[2:]}."})
    assert not findings(RULE, incident, others=(restricted,))


def test_restricted_records_may_name_one_another() -> None:
    incident = sound(incident={"visibility": "restricted"}, answers={"Causes": SECRET})
    assert not findings(RULE, incident, others=(restricted,))
