"""A promise is given up."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.changes.drop_item import drop_item
from postmortem_kb.changes.finish_item import finish_item
from postmortem_kb.changes.move_item import move_item
from postmortem_kb.edit import SetFact
from postmortem_kb.errors import RecordError
from tests.helpers.written import write_incident

DAY = date(2026, 11, 10)


def test_dropped(incident):
    said = {"on": "2026-11-10", "by": "eve", "reason": "Gone."}
    assert drop_item(incident, "a4", DAY, "Gone.", "eve") == (
        SetFact(("action_items", 3, "state"), "dropped"),
        SetFact(("action_items", 3, "dropped"), said),
    )


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("a2", r"#a2 is already done \(since 2026-11-06\)"),
        ("a3", r"#a3 was dropped \(on 2026-11-07\)"),
        ("b9", "has no action item b9"),
    ],
)
def test_only_what_still_waits_can_be_changed(incident, item, said):
    for change in (
        lambda: finish_item(incident, item, DAY, "https://example.org/1"),
        lambda: drop_item(incident, item, DAY, "No."),
        lambda: move_item(incident, item, date(2026, 12, 1), DAY, "No."),
    ):
        with pytest.raises(RecordError, match=said):
            change()


def test_an_unknown_item_is_told_the_nearest():
    incident = write_incident(
        postmortem="status: draft\naction_items:\n  - {id: alerts, title: A, state: idea}\n"
    )
    with pytest.raises(RecordError) as refused:
        drop_item(incident, "alert", DAY, "No.")
    assert refused.value.hint == "did you mean `alerts`?"


def test_two_of_one_id_and_an_unknown_state_are_refused():
    twice = "  - {id: a1, title: A, state: idea}\n" * 2 + "  - {id: a2, title: B, state: maybe}\n"
    incident = write_incident(postmortem=f"status: draft\naction_items:\n{twice}")
    with pytest.raises(RecordError, match="2 action items called a1"):
        drop_item(incident, "a1", DAY, "No.")
    with pytest.raises(RecordError, match="no state that is known"):
        drop_item(incident, "a2", DAY, "No.")
