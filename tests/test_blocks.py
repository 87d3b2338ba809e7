"""Headings are found where a CommonMark parser finds them, in whatever text."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from postmortem_kb.blocks import DEEPEST, Block

PIECES = (
    "# A|## B ##|   ### C|    # no|#x|#|## |#\tD|\t# no|# e \\#|#### f #|####### no|text|more text|"
    "|||- item|  inside|- ## in|1. one|   in one|2) two|10. ten|1)|-|*|+ plus|  - nested|    deep|"
    "-   wide|-     code|- \ttab|- - twice|- > q|- ```|> quote|> # q|>|>   far|> - i|```|~~~|"
    "  ```|   ````|`````|``` py|```a`b|`` ` ``|<!-- c|-->|<!-- c -->|  <!--|<pre>|x </pre>|"
    "<script>x</script>|<details>|</div>|<p/>|text <p>|<DIV class=x>|<divx>y|---|===|--|***|* * *|"
    "  ===|  ---|\ttab|    ## no|| a | b |"
).split("|")


@cache
def commonmark():
    return MarkdownIt("commonmark")


def headings_of_a_reader(text):
    tokens = commonmark().parse(text)
    return [
        (int(token.tag[1]), token.map[0], " ".join(map(str.strip, inline.content.split("\n"))))
        for token, inline in pairwise(tokens)
        if token.type == "heading_open" and token.level == 0
    ]


def headings(text):
    block, found = Block(), []
    for row, line in enumerate(text.split("\n")):
        heading = block.take(line.expandtabs(4))
        if heading:
            level, words, lines = heading
            found.append((level, row + 1 - lines, words))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_headings_are_those_of_a_commonmark_parser(seed):
    chance = random.Random(seed)
    for _ in range(3000):
        text = "\n".join(chance.choice(PIECES) for _ in range(chance.randint(1, 9)))
        assert headings(text) == headings_of_a_reader(text), text


def test_the_pieces_hold_headings_and_things_that_are_none():
    text = "\n\n".join(PIECES)
    assert headings(text) == headings_of_a_reader(text)
    assert 3 < len(headings(text)) < text.count("#")


def test_a_comment_is_seen_while_it_is_open():
    block = Block()
    seen = []
    for line in ("text", "<!-- one", "two", "three --> x", "text"):
        block.take(line)
        seen.append(block.closing is not None)
    assert seen == [False, True, True, False, False]


@pytest.mark.parametrize("sign", ["- ", "> ", "1. ", "- > "])
def test_what_is_nested_deeper_than_anyone_reads_is_text(sign):
    block = Block()
    assert block.take(sign * 5000 + "# x") is None
    assert block.take("# a heading") == (1, "a heading", 1)
    assert DEEPEST < 5000
