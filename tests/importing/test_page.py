"""The page of an imported record: nothing is read twice, and no marker is seen."""

from __future__ import annotations

import re

import pytest

from tests.helpers.small_base import page_at, scene
from tests.helpers.workplace import PEOPLE, SERVICES, Workplace

REPORT = """\
# 2021-03-04, Disk full

## Summary

The disk was full.

## Timeline

All times UTC.

| Time | Event |
|---|---|
| 08:10 | The pager rang |
| 09:20 | Up again --> for good |

## Action items

- Add an alarm ([issue](https://git.example/a/issues/1))

## Lessons

We were lucky.
"""


@pytest.fixture
def html(git_repository, capsys, tmp_path):
    workplace = Workplace(git_repository(), capsys)
    workplace.repository.write({"schema/people.yml": PEOPLE, "schema/services.yml": SERVICES})
    workplace.clock("2026-11-03T15:00:00Z")
    report = tmp_path / "disk.md"
    report.write_text(REPORT, encoding="utf-8")
    workplace.run("import", str(report))
    return page_at("incidents/2021-03-04-disk-full/", scene(workplace.path, "internal")).html


ONCE = ["The disk was full.", "The pager rang", "Up again", "Add an alarm", "We were lucky."]


@pytest.mark.parametrize("said", ONCE)
def test_it_is_read_once(html, said):
    assert html.count(said) == 1


def test_the_order_is_story_timeline_promises(html):
    order = ["The disk was full.", "We were lucky.", "The pager rang", "Add an alarm"]
    assert [html.index(said) for said in order] == sorted(html.index(said) for said in order)


def test_no_marker_is_seen(html):
    assert "original" not in html
    assert len(re.findall(r"<h2[^>]*>Timeline", html)) == 1
    assert len(re.findall(r"<h2[^>]*>Action items", html)) == 1
