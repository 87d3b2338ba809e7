"""What some tests need from the machine, and how a person gets it.

A mark of a test names its needs: `@pytest.mark.browser`, or `@requires("node")` for one by name.
Where a program is missing the test skips with one line that names the package; with
`REQUIRE_ALL=1`, as in CI, it fails with that line instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable

import pytest

PACKAGES = {
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "git": "git",
    "node": "nodejs",
    "openssl": "openssl",
    "soffice": "libreoffice-calc",
}
NEEDS_OF_MARK = {
    "browser": ("chromium", "chromedriver"),
    "node": ("node",),
    "libreoffice": ("soffice",),
}

requires = pytest.mark.requires


def needs_of(marks: Iterable[pytest.Mark]) -> list[str]:
    """The programs that a test with these marks needs, each once, in the order named."""
    needs = [
        program
        for mark in marks
        for program in (mark.args if mark.name == "requires" else NEEDS_OF_MARK.get(mark.name, ()))
    ]
    return list(dict.fromkeys(needs))


def what_is_missing(
    programs: Iterable[str], which: Callable[[str], str | None] = shutil.which
) -> str:
    """One line that names the missing programs and their packages; empty where all are there."""
    missing = [program for program in programs if which(program) is None]
    packages = " ".join(PACKAGES[program] for program in missing)
    return f"needs {' and '.join(missing)}: apt-get install {packages}" if missing else ""


def insist_on(*programs: str) -> None:
    """Skip the running test where a program is missing, or fail it where all are required."""
    line = what_is_missing(programs)
    if not line:
        return
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(line, pytrace=False)
    pytest.skip(line)
