"""What stands in an answer's place and is none, shared by the rules on completeness."""

from __future__ import annotations

import re
from functools import lru_cache

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PLACEHOLDERS = frozenset("tbd tba tbc todo fixme xxx n/a na pending later".split())
_NOTHING = re.compile(r"[\W_]*")
_PROMISES = re.compile(
    r"(?:tbd|tbc|todo|fixme)\b[^\n]{0,80}"
    r"|to be (?:written|done|decided|defined|determined|confirmed|added|filled in)\b[^\n]{0,40}"
)


def without_comments(text: str) -> str:
    """Markdown without its HTML comments: the template's prompts stand in them."""
    return _COMMENT.sub("", text)


# Every rule on answers asks it of the same few texts, one after the other.
@lru_cache(maxsize=64)
def is_placeholder(text: str) -> bool:
    """Whether this says nothing: empty, TBD, n/a, a dash, a question mark, `to be written`."""
    plain = text.strip().strip("_*`().[]!:-> ").casefold()
    return (
        plain in _PLACEHOLDERS
        or _NOTHING.fullmatch(plain) is not None
        or _PROMISES.fullmatch(plain) is not None
    )


def is_stand_in(text: str) -> bool:
    """Whether a placeholder stands in the place of a fact; of what is empty the schema speaks."""
    return bool(text.strip()) and is_placeholder(text)
