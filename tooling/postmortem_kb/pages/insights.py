"""The insights: whether we learn, in figures that each have a sentence, a drawing and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postmortem_kb.pages._chart import chart
from postmortem_kb.pages._html import Html, element, join, table
from postmortem_kb.pages._labels import as_of_line
from postmortem_kb.pages._page import Page, Place, Setting, heading
from postmortem_kb.reports._panel import Panel

_LEAD = (
    "Whether we learn. Drills, external and cancelled incidents are in no figure, "
    "and no figure ranks people."
)


def pages(setting: Setting) -> Iterator[Page]:
    """The one page at `insights/`."""
    panels = setting.stats.panels
    shown = [_panel(panel) for panel in panels]
    nothing = element("p", "There is no incident to learn from yet.") if not shown else None
    html = join(
        [
            element("h1", "Insights"),
            element("p", _LEAD),
            nothing,
            *(part for part, _ in shown),
            as_of_line(setting),
        ]
    )
    contents = tuple(place for _, place in shown)
    yield Page("insights/", "Insights", html, contents, description=_LEAD)


def _apart(heads: Sequence[str]) -> Iterator[str]:
    """The names of columns; one that comes twice is told apart by the column that it belongs to."""
    of = ""
    for head in heads:
        again = heads.count(head) > 1
        of = of if again else head
        yield f"{of}: {head}" if again else head


def _panel(panel: Panel) -> tuple[Html, Place]:
    top, place = heading(panel.title, panel.id)
    caution = element("p", panel.caution, class_="kb-hint") if panel.caution else None
    drawn = chart(panel.series, panel.title) if panel.series else None
    figures = table(_apart(panel.heads), panel.rows, "kb-figures-table")
    if drawn:
        figures = element(
            "details", element("summary", "The figures"), figures, class_="kb-table-of"
        )
    return join([top, element("p", panel.says), caution, drawn, figures]), place
