"""LibreOffice without a window: what a person sees who opens our tables in it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# Commas, quotation marks and UTF-8, as its dialogue has them for a file that begins with a byte
# order mark; the marks stand in its help as "Filter Options for CSV".
_FILTER = "CSV:{},34,76,1"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True)
class Cell:
    """What a cell shows, and the formula that it was taken for, or ""."""

    text: str
    formula: str


def open_tables(*files: Path, cut_at: str = ",") -> list[list[list[Cell]]]:
    """Each table's rows as LibreOffice has them, beside which it leaves its own files.

    It cuts cells at `cut_at`, as a person tells it, or as its country does.
    """
    folder = files[0].parent
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", f"--infilter={_FILTER.format(ord(cut_at))}"),
            *("--convert-to", "fods", "--outdir", folder),
            *files,
        ],
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return [_rows(file.with_suffix(".fods")) for file in files]


def _rows(file: Path) -> list[list[Cell]]:
    rows = ElementTree.parse(file).iter(f"{_TABLE}table-row")
    return [[cell for found in row for cell in _cells(found)] for row in rows]


def _cells(found: ElementTree.Element) -> list[Cell]:
    repeated = int(found.get(f"{_TABLE}number-columns-repeated", "1"))
    text = "\n".join("".join(part.itertext()) for part in found.iter(f"{_TEXT}p"))
    # An empty cell at the end of a row is repeated to the end of the sheet.
    return [Cell(text, found.get(f"{_TABLE}formula", ""))] * min(repeated, 100)
