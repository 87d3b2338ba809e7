"""Another organisation's incident: sources, and no post-mortem of ours."""

from __future__ import annotations

import pytest

from tests.helpers.records import findings, problems, sound

RULE = "external-sourced"
SOURCE = '[{url: "https://status.example/1", primary: true}]'


def external(sources, *, alone=True):
    return sound(incident={"kind": "external", "sources": sources}, without_postmortem=alone)


def test_our_own_need_none():
    assert findings(RULE, sound()) == []


def test_a_source_is_named():
    assert findings(RULE, external(SOURCE)) == []


@pytest.mark.parametrize(("sources", "place"), [("[]", "18:10"), (None, "1:1")])
def test_none_is_named(sources, place):
    said = f"incident.md:{place} error no source is named"
    assert findings(RULE, external(sources)) == [said]


def test_a_post_mortem_has_no_place_there():
    (problem,) = problems(RULE, external(SOURCE, alone=False))
    assert problem.message == "an external record has no postmortem.md"
    assert problem.path.endswith("/postmortem.md")


def test_the_schema_judges_another_form():
    assert findings(RULE, external("''")) == []
    assert findings("schema", external("''"))
