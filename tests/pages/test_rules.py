"""The rules' pages."""

from __future__ import annotations

import re
from html import unescape
from importlib import import_module

import pytest

from postmortem_kb.pages import rules
from postmortem_kb.rules import load_rule, rule_names
from tests.helpers.small_base import page_at, scene, write_base


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of all rules by their address."""
    setting = scene(write_base(tmp_path_factory.mktemp("base")))
    return {page.address: page for page in rules.pages(setting)}


def bare(text):
    """The letters and digits of a text, which no mark-up changes."""
    return "".join(re.findall(r"\w", text))


@pytest.mark.parametrize("name", rule_names())
def test_the_page_says_what_the_module_and_explain_say(pages, name):
    module = import_module(f"postmortem_kb.rules.{name.replace('-', '_')}")
    assert load_rule(name).page == module.__doc__
    title, _, text = module.__doc__.strip().partition("\n")
    said = bare(re.sub(r"^\s*(`{3,}|~{3,}).*$", "", text, flags=re.M))
    shown = bare(unescape(re.sub(r"<[^>]*>", "", pages[f"rules/{name}/"].html)))
    assert shown.startswith(bare(title))
    assert shown.endswith(said)


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
