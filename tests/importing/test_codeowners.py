"""CODEOWNERS as GitHub and GitLab write it."""

from __future__ import annotations

import pytest

from postmortem_kb.importing.codeowners import read_codeowners
from postmortem_kb.roster import Listed, Remark

GITHUB = """\
# Owners of everything
*       @Ada @ben

/docs/\t@ada  docs@example.org  # and @nobody here
/services/checkout/ @example/payments @example/payments
/build/logs/
"""
GITLAB = """\
[Documentation]
docs/ @gwen

^[Optional checkout][2] @eve @@maintainers
path\\ with\\ spaces/ @finn
\\#file @hugo
!vendor/ @iris
* @example/platform/on-call
"""


def handles(text):
    return [person.handle for person in read_codeowners(text).people]


def test_github_s():
    found = read_codeowners(GITHUB)
    assert found.people == (
        Listed(2, "ada"), Listed(2, "ben"), Listed(4, "", mail="docs@example.org"),
    )  # fmt: skip
    assert found.refused == ()
    assert found.notes == (Remark(5, "@example/payments is a team; it does not say who is in it"),)


def test_gitlab_s_sections_escapes_and_roles():
    found = read_codeowners(GITLAB)
    assert [person.handle for person in found.people] == ["gwen", "eve", "finn", "hugo", "iris"]
    assert [note.line for note in found.notes] == [4, 8]
    assert found.refused == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_whatever_ends_a_line(end):
    assert handles(f"* @ada{end}docs/ @ben{end}") == ["ada", "ben"]


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("@ada_o", "cannot be a handle"),
        ("@-ada", "cannot be a handle"),
        ("@", "cannot be a handle"),
        ("@" + "a" * 61, "cannot be a handle"),
        ("ada", "is no owner"),
        ("@a@b@c", "cannot be a handle"),
    ],
)
def test_what_is_no_owner_is_named_by_its_line(owner, said):
    found = read_codeowners(f"# one\n* {owner} @ben\n")
    assert [person.handle for person in found.people] == ["ben"]
    assert [(remark.line, said in remark.message) for remark in found.refused] == [(2, True)]


@pytest.mark.parametrize("text", ["", "\n\n", "# @ada\n", "  # @ada\n", "/logs/\n", "[Section]\n"])
def test_files_without_owners(text):
    assert handles(text) == []


def test_what_each_path_belongs_to():
    (*_, owned) = read_codeowners("/services/checkout/ @Example/Payments @ada x@y\n").owned
    assert (owned.line, owned.path) == (1, "/services/checkout/")
    assert (owned.teams, owned.handles) == (("payments",), ("ada",))
