"""Charts, drawn at build: SVG without a script or a style of its own.

Pygal lays it out. Its script, its style and its remarks (one holds the day of the build) are taken
out: the site's own style sheet colours the parts, in light and in dark, by the names of classes.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache
from itertools import count
from math import ceil
from typing import Any
from xml.etree import ElementTree

from postmortem_kb.pages._html import Html, element
from postmortem_kb.reports._panel import Series

HEIGHT = 240
_LEAST, _MOST, _A_LABEL = 320, 760, 150
_SVG = "http://www.w3.org/2000/svg"
_NAMED = 14
_TICKS = 4
_SHORT, _LONG = 3, 96
"""Below so many hours in minutes, above so many in days."""
_BROUGHT = ("script", "style", "defs")
_COLOUR = re.compile(r"\bcolor-(\d+)\b")


def chart(series: Series, title: str) -> Html:
    """The series as bars; nothing where there is nothing to draw."""
    if not any(value for values in series.values.values() for value in values):
        return Html("")
    root = _draw(*_legible(series)).render_tree()
    _strip(root, series)
    root.attrib.pop("id", None)
    root.set("width", root.get("viewBox").split()[2])
    root.set("role", "img")
    root.set("aria-label", f"{title}; the table has the same figures")
    ElementTree.register_namespace("", _SVG)
    svg = Html(ElementTree.tostring(root, encoding="unicode"))
    # On a phone a wide one scrolls, by keyboard too.
    drawn = element("div", svg, class_="kb-chart__drawn", tabindex=0, role="group",
                    aria_label=title)  # fmt: skip
    return element("div", _key(series), drawn, class_="kb-chart")


@cache
def _pygal() -> Any:
    """The library, without its finder of plugins: of a kind that Python asks no more since 3.12,
    and that an older one warns of at every import that follows.
    """
    import pygal  # type: ignore[import-untyped]

    sys.meta_path[:] = [f for f in sys.meta_path if type(f) is not pygal.PluginImportFixer]
    return pygal


def _draw(series: Series, unit: str) -> Any:
    pygal = _pygal()
    kind = pygal.StackedBar if series.stacked else pygal.Bar
    many = len(series.labels) > _NAMED
    drawn = kind(
        width=min(max(_A_LABEL * len(series.labels), _LEAST), _MOST), height=HEIGHT, margin=8,
        css=[], js=[], no_prefix=True, show_legend=False, disable_xml_declaration=True,
        x_labels_major_every=ceil(len(series.labels) / _NAMED) if many else None,
        show_minor_x_labels=not many, truncate_label=22,
    )  # fmt: skip
    drawn.x_labels = list(series.labels)
    drawn.y_labels = _ticks(series)
    drawn.value_formatter = lambda value: f"{value:g}{unit}"
    for name, values in series.values.items():
        drawn.add(name, list(values))
    return drawn


def _legible(series: Series) -> tuple[Series, str]:
    """What is drawn, and its unit: few hours are told in minutes, many in days."""
    highest = max(value or 0 for values in series.values.values() for value in values)
    if series.unit != "hours":
        return series, ""
    if highest < _SHORT:
        return _times(series, 60), " min"
    return (_times(series, 1 / 24), " d") if highest > _LONG else (series, " h")


def _times(series: Series, by: float) -> Series:
    values = {
        name: tuple(None if value is None else value * by for value in column)
        for name, column in series.values.items()
    }
    return replace(series, values=values)


def _ticks(series: Series) -> list[int]:
    """Whole numbers from 0 to beyond the highest bar: 1, 2 or 5 times a power of ten apart."""
    columns = list(zip(*series.values.values(), strict=True))
    heights = [[value or 0 for value in column] for column in columns]
    highest = max(sum(column) if series.stacked else max(column) for column in heights)
    step = next(
        size
        for power in count()
        for size in (10**power, 2 * 10**power, 5 * 10**power)
        if size * _TICKS >= highest
    )
    return list(range(0, step * ceil(highest / step) + 1, step))


def _strip(root: Any, series: Series) -> None:
    """Take out what pygal brings along, and name each colour by what it means."""
    for parent in root.iter():
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in _BROUGHT:
                parent.remove(child)
        if "class" in parent.attrib:
            named = _COLOUR.sub(lambda at: _ink(series, int(at[1])), parent.get("class"))
            parent.set("class", named)


def _ink(series: Series, at: int) -> str:
    return f"kb-ink--{series.inks[at % len(series.inks)]}"


def _key(series: Series) -> Html | None:
    """Which colour is which; none where there is one colour."""
    if len(series.values) < 2:
        return None
    keys = [
        element("li", element("span", class_=f"kb-chart__key {_ink(series, at)}"), name)
        for at, name in enumerate(series.values)
    ]
    return element("ul", *keys, class_="kb-chart__keys")
