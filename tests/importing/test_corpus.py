"""The public reports, imported: every byte comes back, and the figures hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.import_figures import measure, read_expected, render
from postmortem_kb.frontmatter import read_document
from postmortem_kb.importing.original import rebuild
from postmortem_kb.importing.record import Origin, form_of, write_record
from postmortem_kb.importing.report import read_report
from postmortem_kb.importing.source import decode
from postmortem_kb.importing.words import shipped_words
from postmortem_kb.incident import Incident
from postmortem_kb.schema import find_mismatches
from postmortem_kb.timeline import read_timeline

pytestmark = pytest.mark.corpus
REPORTS = 106


@pytest.fixture(scope="module")
def reports(shared_corpus):
    files = [path for path in sorted(shared_corpus.rglob("*")) if path.is_file()]
    return [path for path in files if path.suffix != ".tsv"]


@pytest.fixture(scope="module")
def figures(shared_corpus):
    return measure(shared_corpus)


def imported(path: Path) -> tuple[bytes, Incident]:
    raw = path.read_bytes()
    source = decode(raw)
    draft = read_report(source, path.name, shipped_words())
    texts = write_record(draft, source, raw, Origin(path.name))
    first = read_document("incident.md", "x/y/incident.md", texts.incident.encode())
    second = read_document("postmortem.md", "x/y/postmortem.md", texts.postmortem.encode())
    return raw, Incident("y", "x/y", first, second, read_timeline(first))


def test_every_original_can_be_rebuilt_from_its_record(reports):
    for path in reports:
        raw, incident = imported(path)
        origin = incident.incident.data["imported_from"]
        assert incident.postmortem is not None
        body = incident.postmortem.body
        assert rebuild(body, origin["sha256"], form_of(origin)) == raw, path.name
    assert len(reports) == REPORTS


def test_every_record_fits_its_schema_and_keeps_its_entries(reports):
    for path in reports:
        raw, incident = imported(path)
        draft = read_report(decode(raw), path.name, shipped_words())
        assert [*find_mismatches("incident", incident.incident.data)] == [], path.name
        assert incident.postmortem is not None
        assert [*find_mismatches("postmortem", incident.postmortem.data)] == [], path.name
        stamped = [entry.moment.written for entry in incident.timeline if entry.moment]
        assert stamped == [entry.stamp for entry in draft.entries if entry.stamp], path.name
        assert len(incident.timeline) == len(draft.entries), path.name
        assert len(incident.action_items) == len(draft.items), path.name


def test_a_reader_finds_every_word_that_was_set_aside(reports):
    """What stands in comments is read in the timeline, in the items, or is the title."""
    for path in reports:
        raw, incident = imported(path)
        source = decode(raw)
        draft = read_report(source, path.name, shipped_words())
        told = words_of(
            [incident.incident.text, *(f"{i.title} {i.ticket}" for i in incident.action_items)]
        )
        lines = source.text.split("\n")
        lifted = [
            lines[number - 1]
            for found in (*draft.entries, *draft.items)
            for number in range(found.line, found.end_line + 1)
            if any(aside.line <= number <= aside.end_line for aside in draft.asides)
        ]
        assert words_of(lifted) - told <= NO_LOSS, path.name


NO_LOSS = frozenset("https issue issues pr link to x ticket raised here see utc pst am pm".split())
"""Words that point to a ticket, which is named beside the item, or that a stamp says."""


def words_of(texts: Iterable[str]) -> set[str]:
    found = {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text.casefold())}
    return found | {"x"}


def test_the_figures_reach_the_aims(figures):
    assert (figures.reports, figures.imported) == (REPORTS, REPORTS)
    assert figures.sample >= 60
    assert figures.titles / figures.sample >= 0.98
    assert figures.days / figures.sample >= 0.98
    for share in (figures.entries, figures.items):
        assert share.precision >= 0.95
        assert share.recall >= 0.95
    assert figures.invented_zones == 0


def test_the_published_figures_are_those_that_are_measured(figures, root):
    published = (root / "docs" / "project" / "import.md").read_text(encoding="utf-8")
    assert "\n".join(render(figures)) in published


def test_the_sample_is_of_all_organisations():
    names = [expected.path.split("/")[0] for expected in read_expected()]
    assert len(set(names)) == 4
    assert len(names) >= 60
