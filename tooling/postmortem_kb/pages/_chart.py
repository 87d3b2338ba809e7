"""Charts, drawn at build: SVG without a script or a style of its own.

Pygal lays it out. Its script, its style and its remarks (one holds the day of the build) are taken
out: the site's own style sheet colours the parts, in light and in dark, by the names of classes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from math import ceil
from typing import Any
from xml.etree import ElementTree

from postmortem_kb.pages._html import Html, element
from postmortem_kb.reports._panel import Series

HEIGHT = 240
_LEAST, _MOST, _LYING = 320, 760, 346
"""In pixels. Lying bars fit a phone: with names, those that would be wider than that lie down."""
_A_LABEL, _A_LETTER, _LETTERS = 64, 7, 22
_A_ROW, _FEET = 26, 40
_LIKE_A_TIME = re.compile(r"\d{4}-")
_SVG = "http://www.w3.org/2000/svg"
_NAMED = 14
_TICKS = 4
_SHORT, _LONG = 3, 96
"""Below so many hours in minutes, above so many in days."""
_BROUGHT = ("script", "style", "defs", "title")
_SERIES = re.compile(r"series serie-(\d+)\b")
_COLOUR = re.compile(r"\bcolor-(\d+)\b")


def chart(series: Series, title: str) -> Html:
    """The series as bars; nothing where there is nothing to draw."""
    if not any(value for values in series.values.values() for value in values):
        return Html("")
    root = _draw(*_legible(series)).render_tree()
    _strip(root, series)
    _tell(root, series)
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
    lies = _needs(series.labels) > _LYING and not _LIKE_A_TIME.match(series.labels[0])
    upright = pygal.StackedBar if series.stacked else pygal.Bar
    many = len(series.labels) > _NAMED and not lies
    drawn = (pygal.HorizontalBar if lies else upright)(
        width=_LYING if lies else min(max(_needs(series.labels), _LEAST), _MOST),
        height=_FEET + _A_ROW * len(series.labels) if lies else HEIGHT, margin=8,
        css=[], js=[], no_prefix=True, show_legend=False, disable_xml_declaration=True,
        x_labels_major_every=ceil(len(series.labels) / _NAMED) if many else None,
        show_minor_x_labels=not many, truncate_label=-1,
    )  # fmt: skip
    # Lying bars are drawn from the bottom up.
    order = slice(None, None, -1) if lies else slice(None)
    drawn.x_labels = [_short(label) for label in series.labels[order]]
    drawn.y_labels = _ticks(series)
    drawn.value_formatter = lambda value: f"{round(value, 1):g}{unit}"
    for name, values in series.values.items():
        drawn.add(name, list(values[order]))
    return drawn


def _short(label: str) -> str:
    return label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1]}…"


def _needs(labels: Sequence[str]) -> int:
    """How wide it has to be for the labels to stand side by side."""
    longest = min(max(map(len, labels)), _LETTERS)
    return max(_A_LABEL, _A_LETTER * longest) * len(labels)


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


def _tell(root: Any, series: Series) -> None:
    """Let each bar say what it is to whoever points at it."""
    names = [f"{name}, " if len(series.values) > 1 else "" for name in series.values]
    for group in root.iter("g"):
        found = _SERIES.match(group.get("class") or "")
        for bar in group.iter("g") if found else ():
            said = {child.get("class"): child for child in bar.findall("desc")}
            for child in said.values():
                bar.remove(child)
            if found and "value" in said:
                title = ElementTree.SubElement(bar, "title")
                value = f"{names[int(found[1])]}{said['value'].text}"
                title.text = f"{said['x_label'].text}: {value}"


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
