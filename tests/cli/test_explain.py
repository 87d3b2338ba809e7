"""`postmortem explain`: all rules, one rule, a name that is none."""

from __future__ import annotations

import pytest

from postmortem_kb.cli import run
from postmortem_kb.rules import load_rule, rule_names


@pytest.fixture
def explain(capsys):
    def explain(*arguments):
        with pytest.raises(SystemExit) as end:
            run(["explain", *map(str, arguments)])
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    return explain


@pytest.fixture
def project(tmp_path):
    def project(policy):
        (tmp_path / "schema").mkdir(exist_ok=True)
        (tmp_path / "schema" / "policy.yml").write_text("format: 1\n" + policy, encoding="utf-8")
        return tmp_path

    return project


def test_all_rules_stand_in_the_list_with_what_they_ask(explain, tmp_path):
    status, out, err = explain("-C", tmp_path)
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == list(rule_names())
    assert all(load_rule(name).title in out for name in rule_names())
    assert "as shipped" in err


@pytest.mark.parametrize("name", rule_names())
def test_a_rule_is_explained_by_its_own_page(explain, tmp_path, name):
    status, out, _ = explain(name, "-C", tmp_path)
    assert status == 0
    assert load_rule(name).page.strip() in out


def test_levels_are_those_of_the_policy(explain, project):
    folder = project('rules:\n  schema: "off"\n  front-matter: {level: note, kinds: [drill]}\n')
    _, out, err = explain("-C", folder)
    levels = {line.split()[0]: line.split()[1] for line in out.splitlines()}
    assert (levels["schema"], levels["front-matter"]) == ("off", "note")
    assert err == ""
    _, page, _ = explain("front-matter", "-C", folder)
    assert "level: note" in page
    assert "only kinds: drill" in page


def test_an_unknown_rule_is_refused_with_a_suggestion(explain, tmp_path):
    status, out, err = explain("front-mater", "-C", tmp_path)
    assert (status, out) == (2, "")
    assert "there is no rule `front-mater`" in err
    assert "did you mean `front-matter`?" in err


def test_beside_a_broken_policy_rules_are_still_explained(explain, project):
    status, out, err = explain("schema", "-C", project("rules: 7\n"))
    assert status == 0
    assert "as shipped" in err
    assert "schema/policy.yml:2:" in err
    assert "known key" in out


def test_only_what_is_more_than_a_note_is_a_note_for_a_while(explain, tmp_path):
    while_drafting = ", a note until the post-mortem is in review"
    assert f"level: error{while_drafting}\n" in explain("facts-complete", "-C", tmp_path)[1]
    assert "level: note\n" in explain("answers-long", "-C", tmp_path)[1]
