"""`postmortem policy`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.policy import command
from postmortem_kb.errors import ConfigurationError, UsageError
from tests.helpers.small_base import POLICY, write_base


@pytest.fixture
def base(tmp_path):
    return write_base(tmp_path / "base")


def run(base, *arguments):
    return CliRunner().invoke(command, [*arguments, "-C", str(base)], catch_exceptions=False)


def test_what_holds_and_why(base):
    said = run(base, "show").stdout
    assert 'zone: "Europe/Berlin"  # schema/policy.yml:3' in said
    assert "# preset base:" in said


def test_how_a_preset_and_a_file_differ(base, tmp_path):
    assert "+ cadences.channel: title: Update in the channel; every_minutes: 15" in (
        run(base, "diff", "zephyr").stdout
    )
    other = tmp_path / "other.yml"
    other.write_text(POLICY.replace("Europe/Berlin", "UTC"))
    done = run(base, "diff", str(other))
    assert done.stdout == "~ zone: Europe/Berlin -> UTC\n"
    assert done.stderr.startswith("1 difference: - here, + in ")
    same = run(base, "diff", "schema/policy.yml")
    assert (same.stdout, same.stderr) == ("", "They say the same.\n")


def test_what_is_neither(base, tmp_path):
    with pytest.raises(UsageError, match="no policy file and no preset") as refused:
        run(base, "diff", "zefyr")
    assert "zephyr" in refused.value.hint
    (tmp_path / "odd.yml").write_text("ruels: {}\n")
    with pytest.raises(ConfigurationError, match=r"odd\.yml:1:1"):
        run(base, "diff", str(tmp_path / "odd.yml"))
