"""`postmortem similar` from a shell."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.similar import command
from postmortem_kb.errors import UsageError

TEXTS = {
    "2026-01-05-regex": ("internal", "A regex with catastrophic backtracking took every CPU."),
    "2026-02-06-post": ("public", "The regex was backtracking and the CPU had nothing left."),
    "2026-03-07-disk": ("internal", "A disk was full and nobody had an eye on it."),
    "2026-04-08-restricted-x7f2": ("restricted", "A regex was backtracking, catastrophic CPU."),
}


@pytest.fixture
def project(tmp_path):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "policy.yml").write_text("format: 1\n", encoding="utf-8")
    for name, (visibility, text) in TEXTS.items():
        folder = tmp_path / "postmortems" / "2026" / name
        folder.mkdir(parents=True)
        (folder / "incident.md").write_text(
            f"---\ntitle: About {name[11:]}\nseverity: SEV-2\nstatus: resolved\n"
            f"visibility: {visibility}\nservices: [shop]\nsolution: Switched it off.\n---\n\n"
            f"## Notes\n\n{text}\n",
            encoding="utf-8",
        )
    return tmp_path


def similar(project, *arguments, **more):
    return CliRunner().invoke(command, ["-C", str(project), *arguments], **more)


def test_a_pasted_error_from_the_input(project):
    done = similar(
        project, "--text", "-", input="0x7f 12:30 ERROR catastrophic backtracking, CPU\n"
    )
    assert done.exit_code == 0
    assert done.stdout == (
        "About regex\n"
        "  2026-01-05-regex  2026-01-05  SEV-2\n"
        "  solved: Switched it off.\n"
        "  both speak of: catastrophic, backtracking, cpu\n"
        "\n"
        "About post\n"
        "  2026-02-06-post  2026-02-06  SEV-2\n"
        "  solved: Switched it off.\n"
        "  both speak of: backtracking, cpu\n"
    )


def test_bytes_that_are_no_text_stop_nothing(project):
    done = similar(project, "--text", "-", input=b"\xff\xfe backtracking regex\n")
    assert "2026-01-05-regex" in done.stdout


def test_an_incident_by_a_part_of_its_id(project):
    done = similar(project, "02-06")
    assert "2026-01-05-regex" in done.stdout
    assert "  same service: shop\n" in done.stdout


def test_nothing_is_like_it(project):
    done = similar(project, "--text", "kernel panic")
    assert done.exit_code == 0
    assert done.stdout.startswith("Nothing here is like it.\n")


def test_json(project):
    done = similar(project, "--format", "json", "--limit", "1", "--text", "regex backtracking")
    found = json.loads(done.stdout)
    assert found["version"] == 1
    (like,) = found["similar"]
    assert like["id"] == "2026-01-05-regex"
    assert like["reasons"] == ["both speak of: backtracking, regex"]


def test_restricted_ones_leave_no_trace(project):
    done = similar(project, "--limit", "9", "--text", "regex backtracking catastrophic CPU")
    assert "restricted" not in done.output
    assert similar(project, "--limit", "9", "01-05").output.count("restricted") == 0


def test_a_restricted_one_is_not_asked_about(project):
    done = similar(project, "2026-04-08-restricted-x7f2")
    assert isinstance(done.exception, UsageError)
    assert "backtracking" not in done.output


@pytest.mark.parametrize("arguments", [[], ["01-05", "--text", "x"]])
def test_either_an_incident_or_a_text(project, arguments):
    done = similar(project, *arguments)
    assert isinstance(done.exception, UsageError)
    assert done.exception.exit_status == 2
