"""What `init` writes for each preset is a knowledge base at once."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from postmortem_kb.checking import check_project
from postmortem_kb.cli import main
from postmortem_kb.policy_source import preset_names
from postmortem_kb.project import open_project
from postmortem_kb.website.building import build_site

PRESETS = sorted(set(preset_names()) - {"base"})


def run(*arguments):
    done = CliRunner().invoke(main, [str(word) for word in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.parametrize("preset", PRESETS)
def test_it_passes_the_check_and_builds(tmp_path, preset):
    root = tmp_path / "kb"
    said = run("init", root, "--preset", preset).stderr
    assert list(check_project(open_project(root)).problems) == []
    assert build_site(open_project(root), "internal", tmp_path / "site") == []
    assert (tmp_path / "site" / "handbook" / "index.html").is_file()
    command = next(line for line in said.splitlines() if "--kind drill" in line)
    severity = command.split("--sev ")[1].split()[0]
    run("open", "--sev", severity, "--kind", "drill", "--summary", "Trying", "-C", root)


@pytest.mark.parametrize("preset", PRESETS)
def test_twice_changes_nothing(tmp_path, preset):
    run("init", tmp_path, "--preset", preset)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    run("init", tmp_path, "--preset", preset)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
