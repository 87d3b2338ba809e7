"""Traces are found in names and contents, however they are written."""

from __future__ import annotations

import gzip
import re

import pytest

from postmortem_kb.website.audit import find_traces

HIDDEN = re.compile("2026-03-02-odd")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"see 2026-03-02-odd."),
        ("b.gz", gzip.compress(b"2026-03-02-odd", mtime=0)),
        ("c.html", b"/2026-03-02-%6fdd/"),
        ("2026-03-02-odd.png", b""),
    ],
)
def test_found(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert list(find_traces(tmp_path, HIDDEN)) == [name]


def test_nothing_else_is(tmp_path):
    (tmp_path / "a.html").write_bytes(b"2026-03-02")
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8bno gzip")
    assert list(find_traces(tmp_path, HIDDEN)) == []
