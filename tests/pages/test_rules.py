"""The rules' pages."""

from __future__ import annotations

import pytest

from postmortem_kb.rules import load_rule, rule_names
from tests.helpers.small_base import page_at, scene


@pytest.mark.parametrize("name", ["front-matter", "schema"])
def test_a_rule_has_a_page_made_of_its_text(base, name):
    page = page_at(f"rules/{name}/", scene(base))
    assert load_rule(name).title in page.html.replace("&#x27;", "'")
    assert "What it asks" in [place.text for place in page.contents]


def test_the_list_has_every_rule_with_its_level(base):
    html = page_at("rules/", scene(base)).html
    assert all(f"rules/{name}/" in html for name in rule_names())
    assert "kb-badge--level-error" in html


def test_the_level_is_the_policys(base):
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text() + "rules: {schema: warning}\n")
    assert "kb-badge--level-warning" in page_at("rules/schema/", scene(base)).html
