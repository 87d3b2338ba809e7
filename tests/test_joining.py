"""people.yml keeps every byte that is not asked for."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import PostmortemError, UsageError
from postmortem_kb.joining import iter_proposals, join, read_roster
from postmortem_kb.project import open_project
from postmortem_kb.roster import Owned

BLOCK = """\
# Who works here.

ada:   # on call
  name: "Ada: O"
  team: payments

# left
ben:
  until: 2026-10-31
  # the end
"""
FLOW = "# one line each\nada: {name: Ada,  team: payments}  # on call\nben: {until: 2026-10-31}\n"
TABLE = (
    "handle,name,team,email,from,until\n"
    "ada,,platform,ada@example.org,2026-07-01,\n"
    "ben,Ben,,,,\n"
    "gwen,Gwen,identity,,2026-01-05,\n"
)


@pytest.fixture
def bring(tmp_path):
    """Bring a file into a people.yml; gives people.yml as it is then, and what was done."""
    schema = tmp_path / "schema"
    schema.mkdir()
    (schema / "policy.yml").write_text("format: 1\n")
    path = schema / "people.yml"

    def bring(people, text, name="people.csv", *, dry=False):
        if people is not None:
            path.write_bytes(people.encode())
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        joined = join(open_project(tmp_path), read_roster(tmp_path / name), dry=dry)
        return (path.read_bytes().decode() if path.is_file() else None), joined

    return bring


def test_block_style(bring):
    after, _ = bring(BLOCK, TABLE)
    assert (
        after
        == """\
# Who works here.

ada:   # on call
  name: "Ada: O"
  team: platform
  mail: ada@example.org
  teams:
    - {team: payments, until: 2026-06-30}

# left
ben:
  until: 2026-10-31
  name: Ben
  # the end
gwen:
  name: Gwen
  team: identity
  since: 2026-01-05
"""
    )


def test_one_line_each(bring):
    after, _ = bring(FLOW, TABLE)
    assert (
        after
        == """\
# one line each
ada: {name: Ada,  team: platform, mail: ada@example.org, teams: [{team: payments, until: \
2026-06-30}]}  # on call
ben: {until: 2026-10-31, name: Ben}
gwen: {name: Gwen, team: identity, since: 2026-01-05}
"""
    )


@pytest.mark.parametrize("people", [BLOCK, FLOW, BLOCK.rstrip("\n"), "", "# nobody yet\n", None])
def test_twice_is_once(bring, people):
    first, _ = bring(people, TABLE)
    second, joined = bring(None, TABLE)
    assert second == first
    assert (joined.added, joined.completed, joined.left, joined.known) == ((), (), (), 3)


def test_lines_end_as_they_did(bring):
    after, _ = bring(BLOCK.replace("\n", "\r\n"), TABLE)
    expected, _ = bring(BLOCK, TABLE)
    assert after == expected.replace("\n", "\r\n")


@pytest.mark.parametrize("people", [BLOCK, FLOW.rstrip("\n"), None])
def test_a_dry_run_and_a_run_without_news_write_nothing(bring, people):
    assert bring(people, TABLE, dry=True)[0] == people
    assert bring(people, "* example@example.org\n", "CODEOWNERS")[0] == people


def test_codeowners(bring):
    after, _ = bring(None, "* @ada @2fa @null\n", "CODEOWNERS")
    assert after == "ada: {}\n2fa: {}\nnull: {}\n"
    assert bring(None, "* @ada @2fa @null\n", "CODEOWNERS")[1].known == 3


def test_a_byte_order_mark_before_the_table(bring):
    assert bring("", b"\xef\xbb\xbf" + TABLE.encode())[1].left == ()


@pytest.mark.parametrize("people", ["{}\n", "{ada: {name: Ada}}\n"])
def test_a_form_that_cannot_be_added_to_is_left(bring, people):
    with pytest.raises(PostmortemError, match="cannot be added to"):
        bring(people, "handle\ngwen\n")
    assert bring(None, "handle\n")[0] == people


def test_people_yml_that_cannot_be_read_is_not_touched(bring):
    with pytest.raises(PostmortemError, match=r"people\.yml:1"):
        bring("ada: {colour: red}\n", TABLE)


@pytest.mark.parametrize(
    ("name", "text"), [("people.txt", "handle\n"), ("people.csv", "handle\nZoë".encode("cp1252"))]
)
def test_a_file_that_is_no_list(bring, name, text):
    with pytest.raises(UsageError):
        bring("", text, name)


def test_whose_a_service_may_be():
    services = {"checkout": {}, "ledger": {"owner": "eve"}, "mail": {}, "login": {}}
    owned = [
        Owned(1, "/services/checkout/", ("payments",), ()),
        Owned(2, "ledger/**", ("books",), ("ada",)),
        Owned(3, "/mail", ("a", "b"), ()),
        Owned(4, "/one/login/", ("a",), ()),
        Owned(5, "/two/login/", ("b",), ()),
    ]
    assert list(iter_proposals(services, owned)) == [
        "checkout has no team; line 1 gives /services/checkout/ to payments",
        "ledger has no team; line 2 gives ledger/** to books",
    ]
