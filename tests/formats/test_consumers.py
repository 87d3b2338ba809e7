"""Every format held against its schema or read by a program that consumes it, under attack."""

from __future__ import annotations

import json
import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import Failure, JUnitXml

from postmortem_kb.formats import Setting, format_names, load_format
from postmortem_kb.problem import Level, Outcome, Problem, Skipped
from postmortem_kb.rules import rule_names
from tests.helpers.runner_commands import commands_in

SCHEMAS = Path(__file__).parent.parent / "schemas"
OURS = resources.files("postmortem_kb") / "shipped" / "output" / "check.schema.json"
ATTACKS = [
    "::stop-commands::x",
    "x\n::set-output name=a::b",
    "x\r::error::gone",
    "\x1b]0;title\x07\x1b[31mred",
    "##[add-mask]x",
    "##vso[task.setvariable variable=a]b",
    "=HYPERLINK(1)",
    "<!channel> <@U1>",
    '"\\u0000]}, {"version": 2',
    "]]></failure><testcase name='x'/>&lol;",
    "\x00\x0b\x85\u2028\ufffe\udcff",
    "[x](https://evil.example) ![y](z)",
    "%0A::error::x %25 ,file=/etc/passwd",
    "\u202egnp.exe\u200b",
    ".nan",
    "",
]

every_attack = pytest.mark.parametrize("attack", ATTACKS)


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


def spoiled(attack):
    """An outcome with the attack wherever a record, a file's name or git can put a text."""
    name = attack.replace("/", "").replace("\x00", "")[:80] or "x"
    problems = [
        Problem(
            f"postmortems/2026/{name}/incident.md", 4, 2, "schema", level,
            f"`{attack}` is no word", attack, excerpt=f"title: {attack}", width=5,
        )
        for level in Level
    ]  # fmt: skip
    return Outcome(problems, [Skipped("published-as-declared", attack)], 3)


def lines_of(name, outcome, prefix="kb/"):
    return list(load_format(name)(outcome, Setting(prefix=prefix)))


def text_of(name, outcome):
    return "\n".join(lines_of(name, outcome))


@pytest.fixture(params=["nothing", "every rule"])
def outcome(request):
    if request.param == "nothing":
        return Outcome([], [], 0)
    names = (*rule_names(), "folder-layout")
    problems = [Problem("a/b.md", 1, 1, name, level, "m") for name in names for level in Level]
    return Outcome(problems, [Skipped("ids-unique", "no base")], 9)


def found(validator, text):
    return [error.message for error in validator.iter_errors(json.loads(text))]


JSON = {
    "json": Draft202012Validator(json.loads(OURS.read_text("utf-8"))),
    "gitlab": Draft202012Validator(schema("gitlab-code-quality")),
    "sarif": Draft4Validator(schema("sarif-2.1.0")),
}


@pytest.mark.parametrize("name", JSON)
def test_the_schemas_are_schemas_and_refuse(name):
    JSON[name].check_schema(JSON[name].schema)
    assert not JSON[name].is_valid({"version": 0})
    assert not JSON[name].is_valid([{}])


@pytest.mark.parametrize("name", JSON)
def test_what_is_found_fits_the_schema(name, outcome):
    assert found(JSON[name], text_of(name, outcome)) == []


@every_attack
@pytest.mark.parametrize("name", JSON)
def test_an_attack_fits_the_schema_and_stays_a_text(name, attack):
    text = text_of(name, spoiled(attack))
    assert found(JSON[name], text) == []
    assert text.isascii()
    assert all(character.isprintable() for character in text.replace("\n", ""))


def test_a_version_of_another_contract_is_refused():
    data = json.loads(text_of("json", Outcome([], [], 0)))
    assert not JSON["json"].is_valid(data | {"version": 2})


@every_attack
def test_a_program_reads_the_test_report(attack, outcome):
    for judged in (outcome, spoiled(attack)):
        [suite] = JUnitXml.fromstring(text_of("junit", judged).encode())
        cases = list(suite)
        failures = [case for case in cases if any(isinstance(r, Failure) for r in case.result)]
        errors = [problem for problem in judged.problems if problem.level is Level.ERROR]
        assert (suite.tests, suite.failures) == (len(cases), len(errors))
        assert len(failures) == len(errors)
        assert suite.skipped == len(judged.skipped)


@every_attack
def test_the_runner_reads_our_annotations_and_no_others(attack):
    outcome = spoiled(attack)
    commands = commands_in(lines_of("github", outcome))
    assert [command.name for command in commands] == ["error", "warning", "notice"]
    for command in commands:
        assert command.properties.keys() == {"file", "line", "col", "title"}
        assert command.properties["title"] == "schema"
        assert command.properties["line"] == "4"
        assert "is no word" in command.text


@every_attack
@pytest.mark.parametrize("name", sorted(set(format_names()) - {"github"}))
def test_the_runner_obeys_no_other_format(name, attack):
    assert commands_in(lines_of(name, spoiled(attack))) == []


@every_attack
@pytest.mark.parametrize("name", format_names())
def test_no_format_prints_a_control_character(name, attack):
    lines = lines_of(name, spoiled(attack))
    text = "".join(part for line in lines for part in line.split("\n"))
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [character for character in text if unicodedata.category(character) in unseen]
