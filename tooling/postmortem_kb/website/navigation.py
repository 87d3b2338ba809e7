"""The navigation of a site whose mkdocs.yml has no `nav`: our pages first, then the author's."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.utils import nest_paths

# From what a reader with an outage wants to what is read on a quiet day.
_ORDER = (
    "", "incidents", "search", "services", "causes", "severities", "teams", "actions", "weekly",
    "insights", "external", "handbook", "rules",
)  # fmt: skip
# A policy may give its handbook any title; in a list it has to be found.
_NAMES = {"handbook/index.md": "Handbook"}


def navigation(ours: Iterable[str], theirs: Iterable[str]) -> list[object]:
    """The entries, from the paths of the sources: ours in our order, the author's as they lie."""
    first = sorted(ours, key=_rank)
    rest = sorted(path for path in theirs if path not in first)
    entries = [{_NAMES[path]: path} if path in _NAMES else path for path in first]
    return [*entries, *nest_paths(rest)]  # type: ignore[no-untyped-call]


def _rank(path: str) -> int:
    folder = path.rpartition("/")[0]
    return _ORDER.index(folder) if folder in _ORDER else len(_ORDER)
