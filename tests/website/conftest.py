"""A small knowledge base for each test of the site."""

from __future__ import annotations

import pytest

from tests.helpers.small_base import write_base


@pytest.fixture
def base(tmp_path):
    return write_base(tmp_path / "base")
