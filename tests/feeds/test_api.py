"""The data: every file as its published schema says, and none that grows with the base."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator, ValidationError

from postmortem_kb.feeds.api import files, schema_text
from tests.feeds.conftest import ADDRESS, HOSTILE, with_facts
from tests.helpers.records import renamed
from tests.helpers.small_base import scene

CHECK = Draft202012Validator(json.loads(schema_text()))
ID = "2026-03-01-checkout-slow"


def data_of(setting, address=ADDRESS):
    """Each file by its path below `api/v1/`, as the schema says."""
    found = {file.path.removeprefix("api/v1/"): json.loads(file.text) for file in
             files(setting, address)}  # fmt: skip
    for path, facts in found.items():
        if path != "schema.json":
            CHECK.validate(facts)
    return found


def test_the_schema_is_sound_and_refuses_what_is_not_so():
    Draft202012Validator.check_schema(json.loads(schema_text()))
    with pytest.raises(ValidationError):
        CHECK.validate({"version": 2, "what": "figures"})
    with pytest.raises(ValidationError):
        CHECK.validate({"version": 1, "what": "incidents", "incidents": [{"id": ID}]})


def test_the_index_names_every_file(base):
    data = data_of(scene(base, "internal"))
    index = data["index.json"]
    assert index["count"] == 3
    assert [(p["file"], p["count"]) for p in index["incidents"]] == [
        ("years/2026.json", 2),
        ("years/2020.json", 1),
    ]
    listed = {row["id"] for p in index["incidents"] for row in data[p["file"]]["incidents"]}
    records = {index["incident"].replace("{id}", id_) for id_ in listed}
    named = {p["file"] for p in index["incidents"]} | records
    named |= {"index.json", index["schema"], index["actions"][0]["file"], index["figures"]}
    assert named == set(data)


def test_a_record_in_full(base):
    found = data_of(scene(base))[f"incidents/{ID}.json"]
    assert found["page"] == f"../../../incidents/{ID}/"
    facts = found["incident"]
    assert facts["severity"] == "SEV-2"
    assert facts["causes"] == ["config-change"]
    assert facts["teams"] == ["platform"]
    assert facts["times"] == {
        "detect": 240.0,
        "acknowledge": 120.0,
        "mitigate": 1800.0,
        "resolve": 3600.0,
    }
    assert facts["timeline"] == [
        {"at": "2026-03-01T09:05:00Z", "kind": "declared", "author": "ada"},
        {"at": None, "kind": "", "author": ""},
    ]
    assert facts["action_items"][0]["title"] == "Alert on latency"
    assert facts["images"] == ["evidence.png"]


def test_promises_and_figures(base):
    data = data_of(scene(base))
    (promise,) = data["actions.json"]["items"]
    assert (promise["name"], promise["stands"]) == (f"{ID}#a1", "overdue")
    assert promise["days_overdue"] == 2
    assert data["actions.json"]["as_of"] == "2026-03-10T12:00:00Z"
    assert data["figures.json"]["figures"]["incidents"] == 1


def test_without_an_address_only_the_index_does_not_say_it(base):
    with_, without = data_of(scene(base)), data_of(scene(base), "")
    assert [path for path in with_ if with_[path] != without[path]] == ["index.json"]
    assert without["index.json"]["site"] is None


def test_relations_to_what_is_not_shown_are_not_there(base):
    related = [{"id": "2026-02-01-inside", "as": "see"}, {"id": "2020-01-02-their-outage"}]
    setting = with_facts(scene(base), related=related, covered_by="2026-02-01-inside")
    facts = data_of(setting)[f"incidents/{ID}.json"]["incident"]
    assert [entry["id"] for entry in facts["related"]] == ["2020-01-02-their-outage"]
    assert facts["covered_by"] is None


def test_hostile_words_and_wrong_types_stay_data(base):
    setting = with_facts(scene(base), title=HOSTILE, tags=[HOSTILE, 1], impact=[1], services="x",
                         started_at=True, severity={"a": 1}, sources=[1])  # fmt: skip
    facts = data_of(setting)[f"incidents/{ID}.json"]["incident"]
    assert facts["title"] == HOSTILE
    assert facts["tags"] == [HOSTILE]
    assert facts["services"] == []


def test_a_part_of_a_year_does_not_change_when_more_comes(base):
    setting = scene(base)
    model = setting.by_id[ID]
    many = [renamed(model, f"2026-03-01-n-{at:04}") for at in range(1200)]

    def of_year(count):
        return data_of(replace(setting, incidents=many[:count][::-1], services={}))

    some, more = of_year(700), of_year(1200)
    assert [p["count"] for p in more["index.json"]["incidents"]] == [500, 500, 200]
    assert some["years/2026.json"] == more["years/2026.json"]
    assert some["years/2026-2.json"] != more["years/2026-2.json"]
    assert len(json.dumps(more["years/2026.json"])) < 200_000
    board = [p["count"] for p in more["index.json"]["actions"]]
    assert board == [500, 500, 200]
    assert len(more["actions-3.json"]["items"]) == 200
