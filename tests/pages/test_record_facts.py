"""The facts of a record: how long it took, and its times as they followed each other."""

from __future__ import annotations

import re

import pytest

from postmortem_kb.pages._record_facts import durations, fact_list
from postmortem_kb.publishing import set_the_scene
from tests.helpers.knowledge_base import KnowledgeBase
from tests.helpers.records import sound


@pytest.fixture
def shown(git_repository):
    """What a function makes of a record with these facts in incident.md."""
    knowledge = KnowledgeBase(git_repository())

    def show(function, *more, **facts):
        knowledge.begin(sound(incident=facts, without_postmortem=True))
        setting = set_the_scene(knowledge.project(), "internal")
        (incident,) = setting.incidents
        return str(function(incident, setting, *more))

    return show


def named(html):
    return re.findall(r"<dt>(Time to \w+)</dt><dd>(?:<[^>]+>)?([^<]*)", html)


def test_what_is_not_over_has_no_end_yet(shown):
    found = dict(named(shown(durations, status="open", mitigated_at=None, resolved_at=None)))
    assert found["Time to mitigate"] == found["Time to resolve"] == "not yet"
    assert found["Time to detect"] not in ("not yet", "not known")


def test_what_is_over_and_was_not_written_down_is_not_known(shown):
    assert dict(named(shown(durations, acknowledged_at=None)))["Time to acknowledge"] == "not known"


def test_what_another_company_did_not_tell_is_left_out(shown):
    found = dict(named(shown(durations, kind="external", acknowledged_at=None)))
    assert "Time to acknowledge" not in found
    assert "Time to detect" in found


def test_times_stand_as_they_followed_each_other(shown):
    stamps = {
        "reported_at": "2026-11-03T14:02:00Z",
        "declared_at": "2026-11-03T14:04:00Z",
        "acknowledged_at": "2026-11-03T14:03:00Z",
        "mitigated_at": "about three",
    }
    names = re.findall(r"<dt>(\w+)</dt>", shown(fact_list, "", **stamps))
    times = [
        name for name in names if name in ("Reported", "Declared", "Acknowledged", "Mitigated")
    ]
    assert times == ["Reported", "Acknowledged", "Declared", "Mitigated"]
