"""Tables of MediaWiki (`{| … |}`) and AsciiDoc (`|===`): their rows, written as HTML has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

_OPENS = re.compile(r"\s*(?:\{\||\|===)")
_ENDS = {"{|": re.compile(r"\s*\|\}"), "|=": re.compile(r"\s*\|===")}
_BETWEEN = re.compile(r"\s*(?:\|-|\|\+|$)")
_CELL = re.compile(r"\s*(?:\|\||!!|\||!)")
_STYLE = re.compile(r"[a-z-]+=\"[^\"|]*\"(?:\s+[a-z-]+=\"[^\"|]*\")*\s*\|(?!\|)", re.IGNORECASE)
_LONGEST = 2000
"""Lines of a table; what goes on for longer is none."""

_Cells = list[tuple[int, str]]


def wiki_rows(
    raw: Sequence[str], hidden: Container[int]
) -> tuple[dict[int, tuple[int, str]], set[int]]:
    """The rows by the position at which they begin, as `html_rows` has them; and the borders."""
    rows: dict[int, tuple[int, str]] = {}
    borders: set[int] = set()
    ends = {m: [n for n, line in enumerate(raw) if p.match(line)] for m, p in _ENDS.items()}
    end = -1
    for at, line in enumerate(raw):
        opened = _OPENS.match(line) if at > end and at not in hidden else None
        close = _closing(ends[opened[0].strip()[:2]], at) if opened else None
        if close is not None:
            end = close
            found = list(_rows(raw, at + 1, end))
            rows |= {cells[0][0]: (cells[-1][0], _as_html(cells)) for cells in found}
            inside = {n for cells in found for n in range(cells[0][0], cells[-1][0] + 1)}
            borders |= set(range(at, end + 1)) - inside
    return rows, borders


def _closing(ends: Sequence[int], at: int) -> int | None:
    """The first end after a line, as long as a table may be."""
    index = bisect_right(ends, at)
    later = ends[index : index + 1]
    return next((end for end in later if end < at + _LONGEST), None)


def _rows(raw: Sequence[str], first: int, end: int) -> Iterator[_Cells]:
    """Cells by row: of MediaWiki up to a line `|-`, of AsciiDoc as many as the first line has."""
    wiki = not raw[end].lstrip().startswith("|=")
    cells: _Cells = []
    width = 0
    for at in range(first, end):
        if _BETWEEN.match(raw[at]) and (wiki or not raw[at].strip()):
            if wiki and cells:
                yield cells
                cells = []
            continue
        cells += [(at, cell) for cell in _cells(raw[at])]
        width = width or len(cells)
        while not wiki and len(cells) >= width:
            yield cells[:width]
            cells = cells[width:]
    if cells:
        yield cells


def _cells(line: str) -> list[str]:
    """The cells that begin on a line; one without a bar goes on with the cell above."""
    parts = [part.strip() for part in _CELL.split(_STYLE.sub("", line.strip().lstrip("|!")))]
    return [part for part in parts if part] or [""]


def _as_html(cells: _Cells) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for _, cell in cells)}</tr>"
