"""Whom git names, where people.yml has that mail."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.identity import handle_of_author
from postmortem_kb.people import read_people

DAY = date(2026, 11, 3)
PEOPLE = read_people({"ada": {"mail": "Ada@Example.org"}, "ben": {}})


def test_the_mail_decides_whatever_its_case(git_repository):
    assert handle_of_author(git_repository().path, PEOPLE, DAY) == "ada"


@pytest.mark.parametrize(
    "people",
    [None, {}, read_people({"ben": {}}), read_people({"ada": {"mail": "x@example.org"}})],
)
def test_nobody_is_made_up(git_repository, people):
    assert handle_of_author(git_repository().path, people, DAY) == ""


def test_who_has_left_is_not_at_the_keyboard(git_repository):
    left = read_people({"ada": {"mail": "ada@example.org", "until": "2026-11-02"}})
    assert handle_of_author(git_repository().path, left, DAY) == ""


def test_without_git_nobody_is_known(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert handle_of_author(tmp_path, PEOPLE, DAY) == ""
