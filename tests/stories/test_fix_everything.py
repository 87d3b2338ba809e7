"""`check --fix` over every record there is, and over each one put in disorder: what a record says
stays, and the second time nothing is left to mend.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from postmortem_kb.document import Document
from postmortem_kb.fixing import Fix, find_fixes, write_fixes
from postmortem_kb.frontmatter import read_document
from postmortem_kb.importing.record import Origin, write_record
from postmortem_kb.importing.report import read_report
from postmortem_kb.importing.source import decode
from postmortem_kb.importing.words import shipped_words
from postmortem_kb.project import Project, open_project
from postmortem_kb.timeline import HEADING, is_entry, read_timeline

ASKED = "format: 1\nextends: base\nclock: 2026-11-21T10:00:00Z\npostmortem: {required: [SEV-3]}\n"
OWN = 60
REPORTS = 106


@pytest.fixture
def own(tmp_path, root):
    """Every record of this repository and of its tests, in one project."""
    for folder in (root / "postmortems", root / "tests" / "records"):
        copy_records(folder, tmp_path / "postmortems")
    return project(tmp_path)


@pytest.fixture
def imported(tmp_path, shared_corpus):
    """The public reports of the corpus as records, in one project."""
    files = sorted(path for path in shared_corpus.rglob("*") if path.is_file())
    reports = [path for path in files if path.suffix != ".tsv"]
    for number, path in enumerate(reports):
        raw = path.read_bytes()
        source = decode(raw)
        draft = read_report(source, path.name, shipped_words())
        texts = write_record(draft, source, raw, Origin(path.name))
        folder = tmp_path / f"postmortems/2026/2026-11-03-report-{number}"
        folder.mkdir(parents=True)
        (folder / "incident.md").write_bytes(texts.incident.encode())
        (folder / "postmortem.md").write_bytes(texts.postmortem.encode())
    assert len(reports) == REPORTS
    return project(tmp_path)


def copy_records(source: Path, target: Path) -> None:
    """Every folder with an incident in it, each under an id of its own."""
    for number, file in enumerate(sorted(source.rglob("incident.md"))):
        if file.is_file():
            shutil.copytree(file.parent, target / "2026" / f"2026-11-03-{source.name}-{number}")


def project(root: Path) -> Project:
    (root / "schema").mkdir()
    (root / "schema/policy.yml").write_text(ASKED, "utf-8")
    return open_project(root)


def disorder(root: Path, seed: int) -> None:
    """Shuffle keys and entries, add white space behind facts, mark entries with a star."""
    chance = random.Random(seed)
    for file in sorted((root / "postmortems").rglob("*.md")):
        document = read_document(file.name, file.name, file.read_bytes())
        if not document.broken:
            file.write_bytes("\n".join(muddled(document, chance)).encode())


def muddled(document: Document, chance: random.Random) -> Iterator[str]:
    """The lines of a record in disorder. A block under a key stays whole."""
    end = document.body_line - 1
    blocks: list[list[str]] = []
    for line in document.lines[1 : end - 1]:
        if line[:1].isalpha() or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    chance.shuffle(blocks)
    yield document.lines[0]
    for line in (line for block in blocks for line in block):
        plain = line.endswith((" ", "|", ">", "\r")) or not line[:1].isalpha()
        yield line if plain else line + " " * chance.choice((0, 0, 2))
    yield from document.lines[end - 1 : end]
    yield from muddled_body(document.lines[end:], chance)


def muddled_body(lines: list[str], chance: random.Random) -> Iterator[str]:
    alone = [n for n, line in enumerate(lines) if is_alone(lines, n)]
    shuffled = dict(zip(alone, chance.sample(alone, len(alone)), strict=True))
    for number in range(len(lines)):
        taken = lines[shuffled.get(number, number)]
        yield f"*{taken[1:]}" if number in shuffled and chance.random() < 0.2 else taken


def is_alone(lines: list[str], number: int) -> bool:
    """Whether a line is an entry between two others, so that it can stand elsewhere."""
    around = lines[max(number - 1, 0) : number + 2]
    return len(around) == 3 and all(is_entry(line) for line in around)


def records(project: Project) -> Mapping[str, Document]:
    return {d.path: d for incident in project.incidents for d in incident.documents}


def facts(document: Document) -> dict[str, object]:
    """The data, but for ids of action items: an item without one may be given one."""
    items = document.data.get("action_items")
    if not isinstance(items, list):
        return dict(document.data)
    nameless = [{**item, "id": None} if isinstance(item, dict) else item for item in items]
    return {**document.data, "action_items": nameless}


def prose(document: Document) -> tuple[str, list[str]]:
    """All text outside of the timeline, and the entries without their sign, in any order."""
    section = document.section(HEADING)
    if section is None or document.name != "incident.md":
        return document.body, []
    said = [document.text[e.start + 1 : e.end].rstrip() for e in read_timeline(document)]
    around = document.text[document.body_start : section.start] + document.text[section.end :]
    return around, sorted(said)


def assert_it_says_the_same(fix: Fix) -> None:
    assert facts(fix.after) == facts(fix.before), fix.before.path
    (before, told), (after, tells) = prose(fix.before), prose(fix.after)
    assert tells == told, fix.before.path
    if fix.before.name == "postmortem.md":
        added = after.removeprefix(before)
        assert after.startswith(before), fix.before.path
        assert all(line.startswith(("## ", "<!-- ")) for line in added.split("\n") if line)
    else:
        assert after == before, fix.before.path


def assert_fixing_is_safe(project: Project) -> int:
    """Fix everything; gives how many files were mended."""
    fixes = list(find_fixes(project, project.incidents))
    for fix in fixes:
        assert_it_says_the_same(fix)
    assert write_fixes(project, [incident.id for incident in project.incidents]) == tuple(fixes)
    again = open_project(project.root)
    assert list(find_fixes(again, again.incidents)) == []
    assert {fix.after.path: fix.after.text for fix in fixes}.items() <= {
        path: document.text for path, document in records(again).items()
    }.items()
    return len(fixes)


def test_our_own_records(own):
    assert len(own.incidents) >= OWN
    assert_fixing_is_safe(own)


@pytest.mark.parametrize("seed", range(3))
def test_our_own_records_in_disorder(own, seed):
    disorder(own.root, seed)
    assert assert_fixing_is_safe(open_project(own.root)) >= OWN


@pytest.mark.corpus
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_public_reports(imported, seed):
    if seed is not None:
        disorder(imported.root, seed)
    mended = assert_fixing_is_safe(open_project(imported.root))
    assert mended >= (0 if seed is None else REPORTS)
