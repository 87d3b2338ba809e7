"""Whatever became of a record, the check, the reports and the pages have an answer and no fault."""

from __future__ import annotations

import shutil

import pytest

from postmortem_kb import formats, reports
from postmortem_kb.checking import check_project
from postmortem_kb.pages import iter_pages
from postmortem_kb.project import open_project
from postmortem_kb.publishing import AUDIENCES, set_the_scene
from postmortem_kb.reports.overdue import collect
from tests.helpers.damage import damaged


@pytest.fixture(scope="module")
def copy(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("damaged")
    for name in ("schema", "postmortems/2026"):
        shutil.copytree(root / name, folder / name)
    return folder


@pytest.fixture(params=range(20))
def project(request, copy, root):
    """This repository's own records, three of them damaged."""
    files = sorted(path.relative_to(root) for path in (root / "postmortems" / "2026").rglob("*.md"))
    chosen = [files[(request.param * 7 + step) % len(files)] for step in (0, 5, 11)]
    for path in chosen:
        text = (root / path).read_text(encoding="utf-8")
        (copy / path).write_text(damaged(text, request.param), encoding="utf-8", newline="")
    yield open_project(copy)
    for path in chosen:
        shutil.copyfile(root / path, copy / path)


def test_there_is_an_answer(project):
    outcome = check_project(project, ())
    for name in formats.format_names():
        assert list(formats.load_format(name)(outcome, formats.Setting()))
    found = collect(project.reported, project.policy, project.people or {}, project.now)
    for name in reports.format_names("overdue"):
        assert reports.load_format("overdue", name)(found)
    for audience in AUDIENCES:
        assert list(iter_pages(set_the_scene(project, audience)))
