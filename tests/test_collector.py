"""The collector of circles rests for a block, and works again behind it."""

from __future__ import annotations

import gc

import pytest

from postmortem_kb.collector import at_rest


@pytest.fixture(autouse=True)
def collector():
    yield
    gc.enable()


def test_it_rests_in_the_block_and_not_behind_it():
    with at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_fault():
    with pytest.raises(ValueError, match="x"), at_rest():
        raise ValueError("x")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off():
    gc.disable()
    with at_rest():
        pass
    assert not gc.isenabled()
