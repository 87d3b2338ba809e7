"""What programs read beside the pages, one kind a file, found by file name.

A module has `files(setting, address)`, which yields `File`s. `address` is the site's, with a slash
at the end, or "" where nobody said it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module, resources

from postmortem_kb.feeds._file import File
from postmortem_kb.pages import Setting

__all__ = ["File", "feed_kinds", "iter_files"]


@cache
def feed_kinds() -> tuple[str, ...]:
    """The names of all kinds, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(n[:-3] for n in names if n.endswith(".py") and not n.startswith("_")))


def iter_files(setting: Setting, address: str) -> Iterator[File]:
    """Every file, kind by kind."""
    for kind in feed_kinds():
        yield from import_module(f"{__name__}.{kind}").files(setting, address)
