"""The use case behind `check --fix`: files on disk, the lock, and what a diff shows."""

from __future__ import annotations

import subprocess

import pytest

from postmortem_kb.errors import RecordError
from postmortem_kb.fixing import diff_lines, find_fixes, write_fixes
from postmortem_kb.project import open_project
from postmortem_kb.writing import locked

POLICY = "format: 1\nclock: 2026-11-21T10:00:00Z\n"
FACTS = "status: open\ntitle: on\nvisibility: {}\n"
ID = "2026-11-03-slow"


@pytest.fixture
def place(tmp_path):
    """A project with one record; gives its root."""
    write(tmp_path, "schema/policy.yml", POLICY.encode())
    write(tmp_path, RECORD, record().encode())
    return tmp_path


RECORD = f"postmortems/2026/{ID}/incident.md"


def record(visibility="internal", body="Text.\n"):
    return f"---\n{FACTS.format(visibility)}---\n{body}"


def write(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def fixes(root):
    project = open_project(root)
    return list(find_fixes(project, project.incidents))


def fix_all(root):
    project = open_project(root)
    return write_fixes(project, [incident.id for incident in project.incidents])


def diff(root):
    return [line for fix in fixes(root) for line in diff_lines(fix)]


def test_looking_writes_nothing_and_mending_writes_what_was_shown(place):
    before = (place / RECORD).read_bytes()
    (shown,) = fixes(place)
    assert (place / RECORD).read_bytes() == before
    assert fix_all(place) == (shown,)
    assert (place / RECORD).read_bytes() == shown.after.text.encode()
    assert fixes(place) == []
    assert fix_all(place) == ()


def test_what_needs_nothing_is_not_written(place):
    fix_all(place)
    facts = (place / RECORD).stat()
    fix_all(place)
    assert (place / RECORD).stat().st_mtime_ns == facts.st_mtime_ns
    assert (place / RECORD).stat().st_ino == facts.st_ino


def test_line_ends_and_everything_odd_in_the_body_keep_their_bytes(place):
    body = "Break  \nhere\u00a0\u200b.\n\n\tcode \n\x0c\nlast line without an end"
    write(place, RECORD, record(body=body).replace("\n", "\r\n").encode())
    fix_all(place)
    written = (place / RECORD).read_bytes().decode()
    assert written.replace("\r\n", "").count("\n") == 0
    head = '---\ntitle: "on"\nstatus: open\nvisibility: internal\n---\n'
    assert written == (head + body).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text", ["\ufeff" + record(), record().replace("open", "[open"), "no facts  \n", ""]
)
def test_a_file_that_cannot_be_read_is_never_touched(place, text):
    write(place, RECORD, text.encode())
    assert fix_all(place) == ()
    assert (place / RECORD).read_bytes() == text.encode()


def test_the_headings_that_the_policy_asks_are_added_once(place):
    path = RECORD.replace("incident.md", "postmortem.md")
    write(place, RECORD, record().replace("status", "severity: SEV-1\nstatus").encode())
    write(place, path, b"---\nstatus: draft\n---\n\n## Impact\n\nNobody.\n")
    fix_all(place)
    written = (place / path).read_text("utf-8")
    assert written.count("## Impact\n") == 1
    assert "\n## Lessons\n\n<!-- What went well" in written
    assert fixes(place) == []


@pytest.mark.parametrize("line", ["## Leson", "##Lessons", "**Lessons**"])
def test_a_heading_that_a_line_was_meant_to_be_is_not_added(place, line):
    path = RECORD.replace("incident.md", "postmortem.md")
    write(place, RECORD, record().replace("status", "severity: SEV-1\nstatus").encode())
    write(place, path, f"---\nstatus: draft\n---\n\n{line}\n\nWe learnt.\n".encode())
    fix_all(place)
    written = (place / path).read_text("utf-8")
    assert "\n## Causes\n" in written
    assert "\n## Lessons\n" not in written


def test_a_diff_is_one_that_patch_can_apply(place):
    lines = diff(place)
    assert lines[:2] == [f"--- a/{RECORD}", f"+++ b/{RECORD}"]
    assert '+title: "on"' in lines
    given = "".join(f"{line}\n" for line in lines)
    subprocess.run(["git", "apply", "-"], input=given, text=True, cwd=place, check=True)
    assert fixes(place) == []


def test_a_restricted_record_is_mended_and_not_shown(place):
    write(place, RECORD, record("restricted").encode())
    places = f"{RECORD}: 2 places to mend, not shown: the record is restricted"
    assert diff(place) == [places]
    (fix,) = fix_all(place)
    assert fix.discreet
    assert b'"on"' in (place / RECORD).read_bytes()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("::error::x", r" \x3a:error::x"),
        ("  ::stop-commands::y", r"   \x3a:stop-commands::y"),
        ("a ##[group]z", r" a ##\x5bgroup]z"),
        ("\x1b[31mred\tend\u202e", " \\x1b[31mred\tend\\u202e"),
    ],
)
def test_a_diff_orders_nothing(place, body, expected):
    write(place, RECORD, record(body=f"{body}\n").encode())
    assert diff(place)[-1] == expected


def test_nothing_is_written_while_another_command_writes(place, monkeypatch):
    before = (place / RECORD).read_bytes()
    monkeypatch.setattr("postmortem_kb.writing.PATIENCE", 0.05)
    monkeypatch.setattr("postmortem_kb.fixing.locked", lambda root: locked(root, 0.05))
    with locked(place), pytest.raises(RecordError, match="another postmortem command"):
        fix_all(place)
    assert (place / RECORD).read_bytes() == before
