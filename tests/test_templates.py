"""Templates of new files: shipped ones, and a repository's own in a sandbox."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.templates import render_body


def own(root, text):
    folder = root / "schema" / "templates"
    folder.mkdir(parents=True)
    (folder / "incident.md.j2").write_bytes(text)
    return root


def test_the_shipped_one(tmp_path):
    assert "## Timeline" in render_body(tmp_path, "incident.md", title="Slow")


def test_the_repositorys_own(tmp_path):
    assert render_body(own(tmp_path, b"# {{ title }}\n"), "incident.md", title="Slow") == "# Slow\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"one\n{% if %}\n", r"incident\.md\.j2:2: "),
        (b"{{ nothing }}\n", r"incident\.md\.j2:1: .*'nothing' is undefined"),
        (b"{{ title.__class__.__mro__ }}\n", "unsafe"),
        (b"{{ 1 // 0 }}\n", "cannot be used"),
        (b"\xff\n", "cannot be read"),
    ],
)
def test_one_that_cannot_be_used_is_named(tmp_path, text, place):
    with pytest.raises(ConfigurationError, match=place):
        render_body(own(tmp_path, text), "incident.md", title="Slow")
