"""Good and bad records: each folder dropped into `tests/records/` is a test.

`bad/<name>/` holds a record and, in `findings.txt`, all that is found in it: place, rule, level and
message. `good/<name>/` holds one that is nearly bad, in which nothing is found. Beside the record's
own files there may be `schema/` (lists, or a policy that is added to `base`) and folders of other
records by their ids. The record itself is called `2026-11-03-checkout-slow`, or by `id.txt`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from postmortem_kb.checking import check_project
from postmortem_kb.problem import Problem
from postmortem_kb.project import open_project
from postmortem_kb.rules import load_rule, rule_names

PLACE = Path(__file__).parent / "records"
POLICY = "format: 1\nextends: base\nclock: 2026-11-21T10:00:00Z\n"
ID = "2026-11-03-checkout-slow"
OWN = ("findings.txt", "id.txt", "schema")
BAD = sorted((PLACE / "bad").iterdir())
GOOD = sorted((PLACE / "good").iterdir())
# Rules that compare with git's history are held by real repositories in their own tests.
RULES = [name for name in rule_names() if not load_rule(name).needs]


def name_of(case: Path) -> str:
    return case.name


def findings(case: Path, root: Path) -> list[str]:
    """What is found in the record of a folder, laid out as a project at `root`."""
    own, record_id = case / "schema", case / "id.txt"
    shutil.copytree(own, root / "schema") if own.exists() else (root / "schema").mkdir()
    policy = root / "schema" / "policy.yml"
    more = policy.read_text("utf-8") if policy.exists() else ""
    policy.write_text(POLICY + more, encoding="utf-8")
    name = record_id.read_text("utf-8").strip() if record_id.exists() else ID
    for entry in sorted(case.iterdir()):
        if entry.is_dir() and entry.name not in OWN:
            shutil.copytree(entry, root / "postmortems" / entry.name[:4] / entry.name)
        elif entry.name not in OWN:
            copy(entry, root / "postmortems" / name[:4] / name / entry.name)
    return [said(problem) for problem in check_project(open_project(root)).problems]


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def said(problem: Problem) -> str:
    """A problem in a line, its path from the folder of the year on."""
    path = "/".join(problem.path.split("/")[2:])
    place = f"{path}:{problem.line}:{problem.column}"
    return f"{place.removeprefix(ID + '/')} {problem.rule} {problem.level} {problem.message}"


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_all_that_is_wrong_is_found_where_it_stands(case, tmp_path):
    expected = (case / "findings.txt").read_text("utf-8").splitlines()
    assert findings(case, tmp_path) == expected


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_nothing_is_found_in_what_is_nearly_bad(case, tmp_path):
    assert findings(case, tmp_path) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_bad_record_and_one_that_is_nearly_bad(rule):
    bad, good = (PLACE / kind / rule for kind in ("bad", "good"))
    assert bad in BAD, f"put a record that breaks `{rule}` into {bad}, with its findings.txt"
    assert good in GOOD, f"put a record that nearly breaks `{rule}` into {good}"
    found = (bad / "findings.txt").read_text("utf-8")
    assert f" {rule} " in found, f"nothing of `{rule}` is found in {bad}"
