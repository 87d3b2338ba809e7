"""`python -m bench.import_figures CORPUS`: what an import finds, held against what people read.

`bench/data/import-expected.tsv` says for each report of a sample, as read by eye: the line of its
title, its day, the line that states its zone, and the lines on which entries of its timeline and
action items begin. Of the reports' text it holds nothing.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postmortem_kb.errors import RecordError
from postmortem_kb.importing.draft import Draft
from postmortem_kb.importing.report import read_report
from postmortem_kb.importing.source import decode
from postmortem_kb.importing.words import shipped_words

EXPECTED = Path(__file__).parent / "data" / "import-expected.tsv"


@dataclass(frozen=True)
class Expected:
    """What somebody read in one report; `day` and `zone_line` are None where it says none."""

    path: str
    title_line: int
    day: str | None
    zone_line: int | None
    entries: frozenset[int]
    items: frozenset[int]


@dataclass
class Share:
    """Lines found, lines expected, and those that are both."""

    found: int = 0
    expected: int = 0
    both: int = 0

    def add(self, found: set[int], expected: frozenset[int]) -> None:
        self.found += len(found)
        self.expected += len(expected)
        self.both += len(found & expected)

    @property
    def precision(self) -> float:
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.expected if self.expected else 1.0


@dataclass
class Figures:
    """The figures of one run over the corpus; the sample's are counted against what was read."""

    reports: int
    imported: int
    sample: int
    titles: int
    days: int
    invented_zones: int
    entries: Share
    items: Share
    wrong: list[str]


def measure(corpus: Path) -> Figures:
    """Read every report of the corpus, and hold the sample against what was expected."""
    files = [path for path in sorted(corpus.rglob("*")) if path.is_file() and path.suffix != ".tsv"]
    drafts = {path.relative_to(corpus).as_posix(): _draft(path, corpus) for path in files}
    expected = list(read_expected())
    figures = Figures(
        len(files), sum(d is not None for d in drafts.values()), len(expected), 0, 0, 0,
        Share(), Share(), [],
    )  # fmt: skip
    for wanted in expected:
        draft = drafts.get(wanted.path)
        if draft is None:
            figures.wrong.append(f"{wanted.path}: not imported")
        else:
            _compare(wanted, draft, figures)
    return figures


def read_expected() -> Iterator[Expected]:
    """The sample, as it was read by eye."""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Expected(
                row["path"],
                int(row["title_line"]),
                None if row["date"] == "-" else row["date"],
                None if row["zone_line"] == "-" else int(row["zone_line"]),
                _lines(row["entries"]),
                _lines(row["items"]),
            )


def render(figures: Figures) -> Iterator[str]:
    """The figures as a table in Markdown."""
    sample = figures.sample
    yield "| what | figure |"
    yield "|---|---|"
    yield f"| reports in the corpus | {figures.reports} |"
    yield f"| imported | {figures.imported} ({figures.imported / figures.reports:.1%}) |"
    yield f"| read by eye | {sample} |"
    yield f"| titles right | {figures.titles} ({figures.titles / sample:.1%}) |"
    yield f"| days right | {figures.days} ({figures.days / sample:.1%}) |"
    for name, share in (("timeline entries", figures.entries), ("action items", figures.items)):
        yield f"| {name} expected | {share.expected} |"
        yield f"| {name}: precision | {share.precision:.3f} |"
        yield f"| {name}: recall | {share.recall:.3f} |"
    yield f"| zones invented | {figures.invented_zones} |"


def _draft(path: Path, corpus: Path) -> Draft | None:
    try:
        source = decode(path.read_bytes())
        return read_report(source, path.relative_to(corpus).as_posix(), shipped_words())
    except RecordError:
        return None


def _compare(wanted: Expected, draft: Draft, figures: Figures) -> None:
    day = draft.day.isoformat() if draft.day else None
    entries = {entry.line for entry in draft.entries}
    items = {item.line for item in draft.items}
    stamped = [entry for entry in draft.entries if len(entry.stamp) > 10]
    figures.titles += draft.title_line == wanted.title_line
    figures.days += day == wanted.day
    figures.invented_zones += wanted.zone_line is None and bool(stamped or draft.zone)
    figures.entries.add(entries, wanted.entries)
    figures.items.add(items, wanted.items)
    for what, found, expected in (
        ("title", {draft.title_line}, {wanted.title_line}),
        ("day", {day}, {wanted.day}),
        ("entries", entries, wanted.entries),
        ("items", items, wanted.items),
    ):
        if found != expected:
            more, less = sorted(found - expected, key=str), sorted(expected - found, key=str)
            figures.wrong.append(f"{wanted.path}: {what}: too many {more}, missing {less}")


def _lines(written: str) -> frozenset[int]:
    """`9-12,27` as line numbers; `-` is none."""
    ranges = [part.split("-") for part in written.split(",")] if written != "-" else []
    return frozenset(n for ends in ranges for n in range(int(ends[0]), int(ends[-1]) + 1))


if __name__ == "__main__":
    found = measure(Path(sys.argv[1]))
    print("\n".join(render(found)))
    print("\n".join(["", "Where the two differ:", *found.wrong]), file=sys.stderr)
