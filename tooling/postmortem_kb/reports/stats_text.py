"""The figures for a terminal: each with its sentence and its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from postmortem_kb.printable import printable
from postmortem_kb.reports._panel import Panel
from postmortem_kb.reports._words import shown_time
from postmortem_kb.reports.stats import Stats

_WIDTH = 80


def render(stats: Stats) -> Iterator[str]:
    """The lines, without line ends."""
    yield f"Figures at {shown_time(stats.figures.now, stats.policy.zone)}"
    if not stats.panels:
        yield ""
        yield "No incident is recorded: drills, external and cancelled ones count in no figure."
    for panel in stats.panels:
        yield from _panel(panel)


def _panel(panel: Panel) -> Iterator[str]:
    yield ""
    yield panel.title
    for said in (panel.says, panel.caution):
        yield from (f"  {line}" for line in wrap(printable(said), _WIDTH - 2))
    yield ""
    lines = [[printable(cell) for cell in row] for row in (panel.heads, *panel.rows)]
    widths = [max(len(row[at]) for row in lines) for at in range(len(panel.heads))]
    yield from (f"    {_aligned(row, widths)}" for row in lines)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """The first column to the left, figures to the right."""
    first, *rest = (
        cell.ljust(width) if at == 0 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()
