"""A small knowledge base for each test of a page."""

from __future__ import annotations

import pytest

from tests.helpers.small_base import write_base


@pytest.fixture
def base(tmp_path):
    return write_base(tmp_path / "base")
