"""`postmortem check --what-if`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.check import command
from postmortem_kb.errors import UsageError
from tests.helpers.small_base import write_base


@pytest.fixture
def base(tmp_path):
    return str(write_base(tmp_path / "base"))


def run(*arguments):
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_a_trial_ends_with_0_whatever_it_finds(base):
    done = run("-C", base, "--what-if", "action-item-priority=error", "--what-if", "waivers=error")
    assert done.exit_code == 0
    assert done.stdout.startswith("What if: action-item-priority=error, waivers=error")


def test_as_json(base):
    done = run("-C", base, "--what-if", "causes-named=off", "--format", "json")
    assert json.loads(done.stdout)["records"]["count"] == 3


@pytest.mark.parametrize(
    "beside", [["--fix"], ["--diff"], ["--deadlines"], ["--changed-since", "main"], ["postmortems"]]
)
def test_nothing_else_is_done_beside_it(base, beside):
    with pytest.raises(UsageError, match="--what-if judges every record"):
        run("-C", base, "--what-if", "causes-named=off", *beside)


def test_formats_that_it_does_not_print(base):
    with pytest.raises(UsageError, match="does not come as sarif") as refused:
        run("-C", base, "--what-if", "causes-named=off", "--format", "sarif")
    assert refused.value.hint == "choose --format json or text"
