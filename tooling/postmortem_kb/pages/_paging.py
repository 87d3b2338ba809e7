"""Long lists go over several pages, so that no page grows with the number of records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from postmortem_kb.incident import Incident
from postmortem_kb.pages._html import Html, element, listed

A_PAGE = 100
_Item = TypeVar("_Item")


def parts_of(items: Sequence[_Item]) -> list[Sequence[_Item]]:
    """The items page by page: one empty page where there are none."""
    return [items[at : at + A_PAGE] for at in range(0, len(items), A_PAGE)] or [items]


def titled(title: str, number: int) -> str:
    """The title of a list's page: the first has the list's own."""
    return title if number == 1 else f"{title}, page {number}"


def days_of(parts: Sequence[Sequence[Incident]]) -> list[str]:
    """A name for each page of records: the days between which they were."""
    return [f"{part[-1].id[:10]} to {part[0].id[:10]}" if part else "" for part in parts]


def ways(current: int, names: Sequence[str], address_of: Callable[[int], str]) -> Html:
    """The way to each page of a list by its name; nothing where there is one page alone."""
    links = [
        element(
            "a", name, href=address_of(number), aria_current="page" if number == current else None
        )
        for number, name in enumerate(names, start=1)
    ]
    return listed(links, "kb-years") if len(links) > 1 else Html("")
