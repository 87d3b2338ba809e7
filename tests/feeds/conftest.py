"""A small knowledge base for each test of a feed, and hostile words for its fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.small_base import write_base

ADDRESS = "https://kb.example.org/sub/"
HOSTILE = "</title>]]><script>alert(1)</script>&amp;\"'<!-- =HYPERLINK(1) \U0001f600 \u202e"


@pytest.fixture
def base(tmp_path):
    return write_base(tmp_path / "base")


def with_facts(setting, **facts):
    """The scene with other facts in its published record."""
    changed = [
        replace(i, incident=replace(i.incident, data={**i.incident.data, **facts}))
        if i.published
        else i
        for i in setting.incidents
    ]
    return replace(setting, incidents=changed)
