"""`postmortem check`, as a person and as CI call it."""

from __future__ import annotations

import json
import re
from typing import ClassVar

import pytest

from postmortem_kb.cli import run
from postmortem_kb.cli._summary import summarise
from postmortem_kb.formats import format_names
from postmortem_kb.problem import Level, Outcome, Problem, Skipped

POLICY = "format: 1\nclock: 2026-11-21T10:00:00Z\n"
RECORD = "postmortems/2026/2026-11-03-checkout-slow/incident.md"


@pytest.fixture
def check(capsys):
    def check(*arguments):
        with pytest.raises(SystemExit) as end:
            run(["check", *map(str, arguments)])
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    return check


@pytest.fixture
def project(tmp_path):
    def project(files, folder="."):
        for name, text in {"schema/policy.yml": POLICY, **files}.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return project


BROKEN = {RECORD: "---\ntitle: Checkout: slow\nvisibility: internal\n---\n"}


def test_no_record_yet_is_no_failure(check, project):
    status, out, err = check("-C", project({}))
    assert (status, out) == (0, "")
    assert "no record yet: `postmortem open` declares the first" in err


def test_outside_of_a_project(check, tmp_path):
    status, out, err = check("-C", tmp_path)
    assert (status, out) == (2, "")
    assert "schema/policy.yml" in err
    assert "postmortem init" in err


class TestAPolicyThatCannotBeUsed:
    FILES: ClassVar = {"schema/policy.yml": f"{POLICY}rulez: {{}}\n"}

    def test_in_words_it_stands_on_stderr_alone(self, check, project):
        status, out, err = check("-C", project(self.FILES))
        assert (status, out) == (2, "")
        assert "did you mean `rules`?" in err

    def test_an_annotation_leads_to_its_line(self, check, project, tmp_path):
        (tmp_path / ".git").mkdir()
        status, out, err = check("-C", project(self.FILES, "kb"), "--format", "github")
        assert status == 2
        assert out.startswith("::error file=kb/schema/policy.yml,line=")
        assert "did you mean `rules`?" in err

    @pytest.mark.parametrize("name", ["people", "services"])
    def test_lists_too(self, check, project, name):
        files = {**self.FILES, "schema/policy.yml": POLICY, f"schema/{name}.yml": "- x\n"}
        status, out, _ = check("-C", project({**files, **BROKEN}), "--format", "json")
        assert status == 2
        (problem,) = json.loads(out)["problems"]
        assert (problem["path"], problem["rule"]) == (f"schema/{name}.yml", "schema")


def test_an_error_blocks_and_is_placed(check, project):
    status, out, err = check("-C", project(BROKEN))
    assert status == 1
    assert out.startswith(f"{RECORD}:2:")
    assert "1 record checked: " in err


def test_a_path_is_taken_from_the_folder_that_c_names(check, project):
    folder = project(BROKEN)
    assert check("-C", folder, "postmortems/2026")[0] == 1
    assert check("-C", folder / "postmortems", "2026")[0] == 1


def test_a_path_without_a_record_is_refused(check, project):
    folder = project(BROKEN | {"docs/index.md": "# Hello\n"})
    status, _, err = check("-C", folder, "docs")
    assert status == 2
    assert "holds no record" in err


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_it_and_keeps_the_status(check, project, name):
    status, out, _ = check("-C", project(BROKEN), "--format", name)
    assert status == 1
    assert "front-matter" in out


@pytest.mark.parametrize(
    ("name", "expected"),
    [("github", f"file=base/{RECORD},"), ("gitlab", f"base/{RECORD}"), ("sarif", f"base/{RECORD}")],
)
def test_platforms_get_paths_from_the_work_trees_top(check, project, name, expected):
    folder = project(BROKEN, folder="base")
    (folder.parent / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert expected in check("-C", folder, "--format", name)[1]


def test_scripts_get_paths_from_the_projects_root(check, project):
    folder = project(BROKEN, folder="base")
    (folder.parent / ".git").mkdir()
    found = json.loads(check("-C", folder, "--format", "json")[1])
    assert {problem["path"] for problem in found["problems"]} == {RECORD}
    assert found["checked"] == 1


def test_an_unknown_format_is_wrong_usage(check, project):
    assert check("-C", project({}), "--format", "xml")[0] == 2


HOSTILE = """\
---
title: "::stop-commands::x"
visibility: internal
severity: "\\e[31m##[group]x"
status: \u202eresolved
---
"""


@pytest.mark.parametrize("name", format_names())
def test_no_text_and_no_name_of_a_record_becomes_a_command(check, project, name):
    folder = "postmortems/2026/2026-11-03-a\n::error::x"
    files = {f"{folder}/{file}": "x" for file in ("-rf.md", "a;b.md", "##[group].md")}
    status, out, err = check(
        "-C", project({f"{folder}/incident.md": HOSTILE, **files}), "--format", name
    )
    assert status == 1
    for line in (out + err).splitlines():
        assert line.isprintable()
        assert "##[" not in line
        command = re.match(r"\s*::(\w*)", line)
        assert not command or (name == "github" and line.count("::") == 2)


def test_the_last_lines_say_what_was_not_asked_and_what_was_found():
    skipped = [Skipped("b", "no base given"), Skipped("c", "no git"), Skipped("a", "no base given")]
    levels = (Level.ERROR, Level.NOTE, Level.NOTE)
    found = [Problem("x", 1, 1, "schema", level, "m") for level in levels]
    assert list(summarise(Outcome(found, skipped, 12))) == [
        "not asked: a, b (no base given); c (no git)",
        "12 records checked: 1 error, 2 notes",
    ]
    assert list(summarise(Outcome([], [], 1))) == ["1 record checked: all good"]


UNTIDY = {RECORD: "---\nstatus: open\ntitle: on\nvisibility: internal\n---\n"}


def test_a_diff_comes_in_no_other_format(check, project):
    status, out, err = check("-C", project(UNTIDY), "--diff", "--format", "json")
    assert (status, out) == (2, "")
    assert "--diff does not come as json" in err


def test_a_diff_shows_what_would_be_fixed_and_writes_nothing(check, project):
    folder = project(UNTIDY)
    status, out, err = check("-C", folder, "--diff")
    assert status == 1
    assert f"+++ b/{RECORD}\n" in out
    assert err == "would fix 2 places in 1 file\n"
    assert (folder / RECORD).read_text("utf-8") == UNTIDY[RECORD]
    assert check("-C", folder, "--diff", "--fix") == (status, out, err)


def test_a_fix_is_told_and_then_judged(check, project):
    folder = project(UNTIDY)
    _, out, err = check("-C", folder, "--fix")
    assert err.startswith("fixed 2 places in 1 file\n")
    assert "1 record checked: " in err
    assert "value-misread" not in out
    assert (folder / RECORD).read_text("utf-8").startswith('---\ntitle: "on"\nstatus: open\n')
    assert check("-C", folder, "--fix")[2].startswith("nothing to fix\n")
    assert check("-C", folder, "--diff") == (0, "", "nothing to fix\n")


def test_only_the_records_named_are_fixed(check, project):
    other = RECORD.replace("checkout", "other")
    folder = project(UNTIDY | {other: UNTIDY[RECORD]})
    check("-C", folder, "--fix", RECORD)
    assert (folder / other).read_text("utf-8") == UNTIDY[RECORD]
    assert check("-C", folder, "--diff", RECORD)[0] == 0


def test_a_change_is_fixed_by_its_paths(check, project):
    status, _, err = check("-C", project(UNTIDY), "--fix", "--changed-since", "main")
    assert status == 2
    assert "--changed-since goes without --fix" in err
