"""Paths as people say them. What is said of a mismatch is held by the tests of `schema`."""

from __future__ import annotations

import pytest

from postmortem_kb.schemawords import name_of


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "the file"),
        (("title",), "`title`"),
        (("impact", "who"), "`impact.who`"),
        (("action_items", 1, "owner"), "`action_items[2].owner`"),
        (("roles", "incident-commander", 0), "`roles.incident-commander[1]`"),
        (("a", 0, 0), "`a[1][1]`"),
        (("x" * 500,), f"`{'x' * 119}…`"),
    ],
)
def test_a_path_has_a_name(path, name):
    assert name_of(path) == name
