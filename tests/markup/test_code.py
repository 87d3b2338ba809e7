"""Code blocks: every language that we name is one that Pygments knows, and none takes long."""

from __future__ import annotations

import time

import pytest
from pygments.lexers import get_lexer_by_name

from postmortem_kb.markup.code import LANGUAGES, can_be_coloured, code_block

# What made the slowest of the lexers slow: runs of one fragment, on one line and on many.
FRAGMENTS = ['\\"', "a b ", "a ", "a", "\n", " \n", "a\n", "(", "[", "/", "//", "/*", "<?", "&"]
FRAGMENTS += ["<", "a.", "::", "#", "%", "=", "<<a\n", "${", "\u2028", "`", "---", "1"]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_language_is_known(language):
    assert get_lexer_by_name(language)
    assert "<code>" in code_block("x = 1\n", language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_block_colours_the_next_one(language):
    code = "x = 'a' # b\n\tif (y) { \"z\" } <w>\n"
    first = code_block(code, language)
    for unfinished in ("'", '"""', "<<EOF\n", "/* {", "{- (", "#| <!-- ${", "x: |\n  "):
        code_block(unfinished, language)
    assert code_block(code, language) == first


@pytest.mark.parametrize(
    ("code", "language", "possible"),
    [
        ("a: 1\n", "yaml", True),
        ("a: 1\n", "YAML", True),
        ("a: 1\n", "", False),
        ("a: 1\n", "mermaid", False),
        ("a" * 160, "yaml", True),
        ("a" * 161, "yaml", False),
        ("a\n" * 150, "yaml", True),
        ("a\n" * 151, "yaml", False),
        (("a" * 100 + "\n") * 39, "yaml", True),
        (("a" * 100 + "\n") * 40, "yaml", False),
    ],
)
def test_what_can_be_coloured(code, language, possible):
    assert can_be_coloured(code, language) is possible


def test_code_is_kept_to_the_last_blank():
    assert "\n\n  a  \n\n" in code_block("\n\n  a  \n\n", "text")
    assert "\n\n  a  \n\n" in code_block("\n\n  a  \n\n")


def test_the_markup_is_escaped_with_and_without_colour():
    for language in ("", "html"):
        assert "<script" not in code_block("<script>alert(1)</script>", language)


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_language_takes_long(language):
    for fragment in FRAGMENTS:
        run = fragment * 4_000
        lines = [run[start : start + 160] for start in range(0, 3_900, 160)]
        code = run[:150] if "\n" in fragment else "\n".join(lines)[:4_000]
        assert can_be_coloured(code, language)
        start = time.perf_counter()
        code_block(code, language)
        assert time.perf_counter() - start < 3
