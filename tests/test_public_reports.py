"""Reports that organisations published, in forms of their own: read, kept and clearly refused."""

from __future__ import annotations

from collections import Counter

import pytest

from postmortem_kb.frontmatter import read_document
from postmortem_kb.incident import Incident
from postmortem_kb.schema import find_mismatches
from postmortem_kb.timeline import read_timeline

pytestmark = pytest.mark.corpus
REPORTS = 106
WITH_FRONT_MATTER = 39
WITH_TIMELINE = 67


@pytest.fixture(scope="module")
def documents(shared_corpus):
    files = [path for path in sorted(shared_corpus.rglob("*")) if path.is_file()]
    return [
        read_document("incident.md", path.name, path.read_bytes())
        for path in files
        if path.suffix != ".tsv"
    ]


def test_all_of_them_are_read(documents):
    assert len(documents) == REPORTS


def test_each_is_said_to_be_no_record_of_ours(documents):
    said = Counter(defect.message for document in documents for defect in document.defects)
    assert said == {"the file has no front matter": REPORTS - WITH_FRONT_MATTER}
    with_front_matter = [document for document in documents if not document.broken]
    assert len(with_front_matter) == WITH_FRONT_MATTER
    for document in with_front_matter:
        messages = [mismatch.message for mismatch in find_mismatches("incident", document.data)]
        assert messages == [
            "unknown key `weight`",
            "`status` is missing",
            "`kind` is missing",
            "`visibility` is missing",
            "`severity` is missing",
            "`declared_at` is missing",
        ]


def test_none_of_them_is_shown(documents):
    shown = [d.path for d in documents if not Incident("x", "x", d).restricted]
    assert shown == []


def test_every_word_of_their_timelines_is_kept(documents):
    timelines = 0
    for document in documents:
        section = document.section("Timeline")
        entries = read_timeline(document)
        kept = "".join(document.text[entry.start : entry.end] for entry in entries)
        assert kept.split() == (section.text.split() if section else []), document.path
        timelines += bool(entries)
    assert timelines == WITH_TIMELINE


def test_their_sections_lie_in_order(documents):
    for document in documents:
        lines = [section.line for section in document.sections]
        assert lines == sorted(lines)
        for section in document.sections:
            assert document.text[section.start : section.end] == section.text
