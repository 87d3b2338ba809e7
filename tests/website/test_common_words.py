"""A list that is too heavy keeps every page, and of each page its first places."""

from __future__ import annotations

import gzip
import random

import pytest

from postmortem_kb.website import cbor
from postmortem_kb.website.common_words import HEAVY, lighten

MARK = b"mark"


def packed(words):
    return gzip.compress(MARK + cbor.encode([words]), mtime=0)


def unpacked(content):
    return cbor.decode(gzip.decompress(content)[len(MARK) :])[0]


def common(pages):
    chance = random.Random(1)
    return [[1, [-25, *chance.choices(range(200), k=60)], [-6, 2]] for _ in range(pages)]


def test_a_light_part_stays_as_it_is():
    content = packed([["rare", [[3, [-25, 4], []]], []]])
    assert lighten(content, MARK) is content


def test_a_heavy_part_becomes_light_and_loses_no_word_no_page_and_no_title():
    before = [["common", common(4000), [["cômmon", common(1000)]]]]
    content = packed(before)
    assert len(content) > 3 * HEAVY
    light = lighten(content, MARK)
    assert len(light) <= HEAVY
    ((word, pages, ((form, others),)),) = unpacked(light)
    assert (word, form, len(pages), len(others)) == ("common", "cômmon", 4000, 1000)
    for old, new in zip(before[0][1], pages, strict=True):
        assert old[1][: len(new[1])] == new[1]
        assert new[1]
        assert old[0::2] == new[0::2]


def test_the_same_bytes_each_time():
    content = packed([["common", common(4000), []]])
    assert lighten(content, MARK) == lighten(content, MARK)


def test_an_unknown_form_is_said():
    with pytest.raises(ValueError, match="unknown form"):
        lighten(gzip.compress(random.Random(1).randbytes(HEAVY * 2)), MARK)
