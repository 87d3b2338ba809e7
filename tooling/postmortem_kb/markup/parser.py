"""The one Markdown that records are written in, and the bounds that keep any text cheap to read.

CommonMark, and what GitHub adds to it: tables, strikethrough, task lists, footnotes, alerts and
bare addresses. The figures behind the bounds are in docs/project/decisions.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

MOST_CHARACTERS = 100_000
MOST_LINES = 10_000
MOST_BRACKETS = 5_000
MOST_SCANNED = 1_000_000
MOST_QUOTED = 300_000
DEEPEST = 20
OURS = "ours"
"""The type of a token whose content is HTML that we wrote."""
_AFTER_WHICH_A_QUOTE_BEGINS = ["paragraph", "reference", "blockquote", "list"]
# What comes after the scheme, which the parser has read already when it meets the colon.
_ADDRESS = re.compile(r"://\w[^\s<>\"`\x00-\x1f]{0,2000}")
_SCHEME_BEFORE = re.compile(r"(?<![A-Za-z0-9])https?\Z", re.IGNORECASE)


class TooMuch(Exception):
    """A text that is not formatted; `why` is what it has too much of, as "it is ..."."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002 - the library's signature
        """Every address is a link here; the page decides on each when it is written."""
        return True


def parse(text: str, *, inline: bool = False) -> list[Token]:
    """The tokens of a text, or of one line with `inline`. Raises TooMuch."""
    if len(text) > MOST_CHARACTERS:
        raise TooMuch(f"it is longer than {MOST_CHARACTERS:,} characters")
    if text.count("\n") > MOST_LINES:
        raise TooMuch(f"it has more than {MOST_LINES:,} lines")
    try:
        return _parser().parseInline(text) if inline else _parser().parse(text)
    except RecursionError:
        raise TooMuch("its lists and quotes are nested too deeply") from None


@cache
def _parser() -> MarkdownIt:
    options = {"maxNesting": DEEPEST, "alerts": True, "tasklists": True, "xhtmlOut": False}
    parser = _Parser("commonmark", options)
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.block.ruler.at("blockquote", _quote, {"alt": _AFTER_WHICH_A_QUOTE_BEGINS})
    parser.core.ruler.before("inline", "bounds", _hold_bounds)
    parser.inline.ruler.push("bare_address", _bare_address)
    parser.add_render_rule(OURS, _as_it_is)
    return parser


def _as_it_is(_renderer: RendererHTML, tokens: Sequence[Token], position: int, *_: object) -> str:
    return tokens[position].content


def write(tokens: Sequence[Token]) -> str:
    """The HTML of tokens, in which only those of type `OURS` bring tags of their own."""
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The parser's own rule for quotes, counting the lines that it looks at.

    Each quote looks for its end as far as the next blank line, however soon it then stops: lines
    of quotes and of text in turn, with no blank line between, take the square of their number.
    """
    found = bool(blockquote(state, start, end, silent))
    if found and not silent:
        blank = next((line for line in range(start, end) if state.isEmpty(line)), end)
        state.env["quoted"] = state.env.get("quoted", 0) + blank - start
        if state.env["quoted"] > MOST_QUOTED:
            raise TooMuch("it has too many quotes without a blank line after them")
    return found


def _hold_bounds(state: StateCore) -> None:
    """Refuse what the parser left out, being too deep, and what it would take too long to read."""
    if any(token.level >= DEEPEST - 1 for token in state.tokens):
        raise TooMuch("its lists and quotes are nested too deeply")
    texts = [token.content for token in state.tokens if token.type in {"inline", "html_block"}]
    if sum(text.count("[") + text.count("<") for text in texts) > MOST_BRACKETS:
        raise TooMuch(f"it has more than {MOST_BRACKETS:,} opening brackets outside of code")
    # After each bracket without its fellow the parser reads the rest of the paragraph once more.
    if sum(len(text) * min(text.count("["), DEEPEST) for text in texts) > MOST_SCANNED:
        raise TooMuch("it has paragraphs that are too long and have too many opening brackets")


def _bare_address(state: StateInline, silent: bool) -> bool:
    """A rule of the parser: `https://…` in running text is a link, as on GitHub."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME_BEFORE.search(state.src[max(state.pos - 6, 0) : state.pos])
    match = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not scheme or not match or not state.pending.endswith(scheme[0]):
        return False
    rest = _without_punctuation(match[0])
    state.pending = state.pending[: -len(scheme[0])]
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": state.md.normalizeLink(scheme[0] + rest)}
    state.push("text", "", 0).content = scheme[0] + rest
    state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True


def _without_punctuation(address: str) -> str:
    """An address without what belongs to the sentence around it, as in `(see https://x/a_(b).)`."""
    while True:
        shorter = address.rstrip("?!.,:;*_~'|")
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
