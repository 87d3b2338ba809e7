"""The words of a parsed text, for search, excerpts and the contents list."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from postmortem_kb.markup.tags import split_tags


def words(tokens: Sequence[Token]) -> str:
    """The text of block tokens without markup: a line for each paragraph, heading or cell."""
    parts = (_block(token) for token in tokens)
    return "\n".join(part for part in parts if part)


def _block(token: Token) -> str:
    if token.type == "inline":
        return inline_words(token.children or []).strip()
    if token.type in {"fence", "code_block"}:
        return token.content.strip("\n")
    return html_words(token.content).strip() if token.type == "html_block" else ""


def inline_words(tokens: Sequence[Token]) -> str:
    """The text of inline tokens without markup, on one line; an image is its alternative text."""
    return "".join(_inline(token) for token in tokens)


def _inline(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "html_inline":
        return html_words(token.content)
    return inline_words(token.children) if token.type == "image" and token.children else ""


def html_words(raw: str) -> str:
    """The text of an author's HTML as a reader sees it."""
    return "".join(piece for piece in split_tags(raw) if isinstance(piece, str))
