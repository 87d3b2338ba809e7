"""The one sanitiser: what a page may hold, whoever wrote it. It comes last."""

from __future__ import annotations

from functools import cache

import nh3
from pygments.token import STANDARD_TYPES

from postmortem_kb.markup.addresses import SCHEMES, is_relative
from postmortem_kb.markup.tags import ATTRIBUTES, BLOCKS, INLINE

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OURS = _HEADINGS | {"input", "label"}
_OUR_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"rel"},
    "img": {"loading"},
    "input": {"type", "disabled", "checked"},
    **{tag: {"id"} for tag in _HEADINGS | {"li", "sup"}},
}
_OUR_CLASSES: dict[str, set[str]] = {
    "a": {"footnote-backref", "footnote-ref", "headerlink"},
    "div": {"admonition", "danger", "footnote", "highlight", "info", "note", "tip", "warning"},
    "label": {"task-list-control"},
    "li": {"task-list-item"},
    "p": {"admonition-title"},
    "span": {"task-list-indicator", *STANDARD_TYPES.values()},
}


def clean(html: str, *, inline: bool = False) -> str:
    """`html` with only the tags, attributes, classes and schemes of the lists, and balanced.

    With `inline`, blocks go too and their text stays.
    """
    return _cleaner(inline).clean(html)


@cache
def _cleaner(inline: bool) -> nh3.Cleaner:
    tags = INLINE if inline else INLINE | BLOCKS | _OURS
    return nh3.Cleaner(
        tags=tags,
        attributes={tag: {*ATTRIBUTES.get(tag, ()), *_OUR_ATTRIBUTES.get(tag, ())} for tag in tags},
        allowed_classes={tag: names for tag, names in _OUR_CLASSES.items() if tag in tags},
        url_schemes=SCHEMES,
        url_relative=lambda address: address if is_relative(address) else None,
        link_rel=None,
    )
