"""What is installed: every file is in the wheel, every dependency bounded, pinned, explained."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_TIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["project"]["optional-dependencies"]["dev"]
# It is numbered by year, and a newer list of time zones is always the better one.
WITHOUT_CEILING = {"tzdata"}


def name_of(requirement):
    return re.split(r"[\[<>=!~ ]", requirement)[0].lower()


def pins():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


@pytest.mark.parametrize("requirement", RUN_TIME + DEVELOPMENT)
def test_every_dependency_is_bounded_pinned_and_explained(requirement):
    name = name_of(requirement)
    explained = (ROOT / "docs/project/dependencies.md").read_text(encoding="utf-8")
    assert re.search(r">=|==", requirement), "no floor"
    assert re.search(r",<|==", requirement) or name in WITHOUT_CEILING, "no ceiling"
    assert name in pins()
    assert f"- **{name}**:" in explained


def test_pins_hold_no_address_and_no_hash():
    assert all(re.fullmatch(r"[0-9a-z.]+", version) for version in pins().values())


def test_the_wheel_is_built_by_the_version_that_builds_it_here():
    assert set(PROJECT["build-system"]["requires"]) <= set(DEVELOPMENT)


def test_formats_are_really_checked():
    """jsonschema accepts any text for a format that nobody checks."""
    from postmortem_kb.schema import FORMATS, SCHEMAS, load_schema

    def unchecked(schema):
        if isinstance(schema, list):
            return [name for each in schema for name in unchecked(each)]
        if not isinstance(schema, dict):
            return []
        name = schema.get("format")
        bare = isinstance(name, str) and name not in FORMATS.checkers and "pattern" not in schema
        return [name] * bare + unchecked(list(schema.values()))

    assert {"date-time", "date"} <= set(FORMATS.checkers)
    assert [name for schema in SCHEMAS for name in unchecked(load_schema(schema))] == []


@pytest.mark.slow
def test_the_wheel_has_every_file_of_the_package(tmp_path):
    script = "import sys\nfrom setuptools import build_meta\nbuild_meta.build_wheel(sys.argv[1])\n"
    # In a copy: setuptools writes beside the source.
    copy = tmp_path / "source"
    package = ROOT / "tooling" / "postmortem_kb"
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    for path in [*files, ROOT / "pyproject.toml", ROOT / "LICENSE"]:
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=copy, check=True, capture_output=True
    )
    [wheel] = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert {path.relative_to(package.parent).as_posix() for path in files} - packed == set()
    assert any(name.endswith("licenses/LICENSE") for name in packed)
