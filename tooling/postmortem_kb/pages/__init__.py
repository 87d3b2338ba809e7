"""The pages of the site, one kind a file, found by file name. A page is made of values alone.

A module has `pages(setting)`, which yields `Page`s.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module, resources

from postmortem_kb.pages._page import Page, Setting

__all__ = ["Page", "Setting", "iter_pages", "page_kinds"]


@cache
def page_kinds() -> tuple[str, ...]:
    """The names of all kinds of page, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(n[:-3] for n in names if n.endswith(".py") and not n.startswith("_")))


def iter_pages(setting: Setting) -> Iterator[Page]:
    """Every page of the site, kind by kind."""
    for kind in page_kinds():
        yield from import_module(f"{__name__}.{kind}").pages(setting)
