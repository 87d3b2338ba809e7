"""What stands in an answer's place and is none, shared by the rules on completeness."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PLACEHOLDERS = frozenset(
    "tbd tbc todo fixme xxx n/a na none unknown ? ?? ??? - -- … ... pending later".split()
)


def without_comments(text: str) -> str:
    """Markdown without its HTML comments: the template's prompts stand in them."""
    return _COMMENT.sub("", text)


def is_placeholder(text: str) -> bool:
    """Whether this says nothing: empty, TBD, TODO, a dash, a question mark, `to be written`."""
    plain = text.strip().strip("_*`().[]!: ").casefold()
    return plain in _PLACEHOLDERS or plain == "" or plain.startswith(("to be ", "tbd ", "todo "))
