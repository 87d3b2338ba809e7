"""CBOR, by the examples of RFC 8949, appendix A."""

from __future__ import annotations

import pytest

from postmortem_kb.website.cbor import decode, encode

EXAMPLES = [
    (0, "00"),
    (23, "17"),
    (24, "1818"),
    (100, "1864"),
    (1000, "1903e8"),
    (1000000, "1a000f4240"),
    (1000000000000, "1b000000e8d4a51000"),
    (-1, "20"),
    (-100, "3863"),
    ("", "60"),
    ("IETF", "6449455446"),
    ("ü", "62c3bc"),
    ([], "80"),
    ([1, [2, 3], [4, 5]], "8301820203820405"),
    (list(range(1, 26)), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
]


@pytest.mark.parametrize(("value", "data"), EXAMPLES)
def test_both_ways(value, data):
    assert encode(value).hex() == data
    assert decode(bytes.fromhex(data)) == value


def test_an_array_without_a_length():
    assert decode(bytes.fromhex("9f0102ff")) == [1, 2]


@pytest.mark.parametrize("data", ["", "a0", "f5", "40", "1c", "0000", "82", "9f01"])
def test_anything_else(data):
    with pytest.raises(ValueError, match=r"\w"):
        decode(bytes.fromhex(data))
