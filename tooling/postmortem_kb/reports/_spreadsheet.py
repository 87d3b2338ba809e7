"""A table as CSV that a person opens in a spreadsheet: every cell is what it says, and no formula.

A cell that a spreadsheet would take for a formula begins with an apostrophe. Fields are quoted as
RFC 4180 says, lines end with CR LF. A byte order mark comes first: without one Excel and
LibreOffice read the file as they did before there was UTF-8, and `Zoë` is `ZoÃ«`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from postmortem_kb.printable import printable

BYTE_ORDER_MARK = "\ufeff"
# What OWASP names (CSV Injection, read 2026-11-21), the wide forms that East Asian programs take
# for the same, and what old programs took. The apostrophe itself is among them, so that taking one
# away gives back what was written.
_FORMULA = tuple("=+-@\t\r|%'＝＋－＠")
# Where a comma is for decimals, a spreadsheet cuts at semicolons, and a new cell begins there.
_FORMULA_INSIDE = re.compile(r";(?=[=+\-@|%＝＋－＠])")


def render_table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines, without line ends but for the CR that RFC 4180 asks for."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(heads)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    yield from (BYTE_ORDER_MARK + text.getvalue().removesuffix("\n")).split("\n")


def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula, in one line without control characters."""
    text = _FORMULA_INSIDE.sub(";'", printable(" ".join(cell.split())))
    return f"'{text}" if text.startswith(_FORMULA) else text
