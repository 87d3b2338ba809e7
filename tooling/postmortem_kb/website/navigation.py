"""The navigation of a site: by mkdocs.yml's `nav`, else our pages first, then the author's."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from mkdocs.utils import nest_paths

# From what a reader with an outage wants to what is read on a quiet day.
_ORDER = (
    "", "incidents", "search", "services", "causes", "severities", "teams", "actions", "weekly",
    "insights", "external", "handbook", "rules",
)  # fmt: skip
_OURS = frozenset(f"{folder}/index.md" for folder in _ORDER)
# A policy may give its handbook any title; in a list it has to be found.
_NAMES = {"handbook/index.md": "Handbook"}


def navigation(ours: Iterable[str], theirs: Iterable[str]) -> list[object]:
    """The entries, from the paths of the sources: ours in our order, the author's as they lie."""
    first = sorted(ours, key=_rank)
    rest = sorted(path for path in theirs if path not in first)
    entries = [{_NAMES[path]: path} if path in _NAMES else path for path in first]
    return [*entries, *nest_paths(rest)]  # type: ignore[no-untyped-call]


def present(entries: Sequence[object], there: Container[str]) -> list[object]:
    """A `nav` of mkdocs.yml without those pages of ours that this site has not.

    Customers see no weekly report, and without teams there is no list of them. What is the
    author's stays: MkDocs says what is wrong with it.
    """
    kept = [_present(entry, there) for entry in entries]
    return [entry for entry in kept if entry]


def _present(entry: object, there: Container[str]) -> object:
    if isinstance(entry, str):
        return entry if entry in there or entry not in _OURS else None
    if isinstance(entry, dict):
        kept = {title: _present(inside, there) for title, inside in entry.items()}
        return {title: inside for title, inside in kept.items() if inside}
    return present(entry, there) if isinstance(entry, list) else entry


def _rank(path: str) -> int:
    folder = path.rpartition("/")[0]
    return _ORDER.index(folder) if folder in _ORDER else len(_ORDER)
