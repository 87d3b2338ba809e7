"""`postmortem people` lists people, and brings them in."""

from __future__ import annotations

TABLE = "handle;name;team;until\ngwen;Gwen;Identity;\nben;Benjamin;;\n!;;;\n"


def test_what_was_done_and_what_is_left(workplace):
    table = workplace.path / "people.csv"
    table.write_bytes(b"\xef\xbb\xbf" + TABLE.encode())
    done = workplace.run("people", "import", str(table))
    assert (done.status, done.out) == (1, "gwen: added, team identity\n")
    assert done.err == (
        f"{table}:3: ben: `name` is Ben in people.yml and Benjamin here\n"
        f"{table}:4: `!` cannot be a handle: small letters, digits and hyphens\n"
        "1 added, 0 known already, 2 left for you.\n"
    )
    assert "gwen: {name: Gwen, team: identity}\n" in (
        workplace.path / "schema" / "people.yml"
    ).read_text("utf-8")


def test_a_dry_run(workplace):
    people = workplace.path / "schema" / "people.yml"
    before = people.read_bytes()
    owners = workplace.path / "CODEOWNERS"
    owners.write_text("/services/checkout/ @Gwen @acme/payments\n")
    done = workplace.run("people", "import", "--dry-run", str(owners))
    assert (done.status, done.out) == (0, "gwen: added\n")
    assert done.err == (
        f"{owners}:1: note: @acme/payments is a team; it does not say who is in it\n"
        "schema/services.yml: note: checkout has no team; line 1 gives /services/checkout/ to "
        "payments\n"
        "1 would be added, 0 known already.\n"
    )
    assert people.read_bytes() == before


def test_the_first_people_are_told_apart(workplace):
    (workplace.path / "schema" / "people.yml").write_text("# nobody\n")
    assert "any handle is accepted" in workplace.run("people", "list").err
    owners = workplace.path / "CODEOWNERS"
    owners.write_text("* @ada\n")
    done = workplace.run("people", "import", str(owners))
    assert "`check` accepts no handle that it does not list" in done.err
    assert workplace.run("people", "list").out == "ada    ada\n"


def test_a_file_that_is_no_list(workplace):
    other = workplace.path / "people.txt"
    other.write_text("ada\n")
    done = workplace.run("people", "import", str(other))
    assert (done.status, done.out) == (2, "")
    assert "neither CODEOWNERS nor a .csv" in done.err


def test_a_line_that_would_move_the_cursor_is_shown_harmless(workplace):
    owners = workplace.path / "CODEOWNERS"
    owners.write_text("* \x1b[2J\n")
    done = workplace.run("people", "import", str(owners))
    assert (done.status, "\x1b" in done.err) == (1, False)


def test_the_list_is_of_a_day(workplace):
    (workplace.path / "schema" / "people.yml").write_text(
        "ada: {name: Ada Okafor, team: platform, teams: [{team: ops, until: 2026-06-30}]}\n"
        "finn: {until: 2026-10-31}\n"
    )
    assert workplace.run("people", "list", "--as-of", "2026-06-30").out == (
        "ada   ops  Ada Okafor\nfinn       finn\n"
    )
    assert workplace.run("people", "list", "--as-of", "2026-11-01").out == (
        "ada   platform  Ada Okafor\nfinn            finn  left 2026-10-31\n"
    )
