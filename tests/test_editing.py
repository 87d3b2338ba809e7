"""Records are read again under the lock, and written whole or not at all."""

from __future__ import annotations

import pytest

from postmortem_kb.edit import SetFact
from postmortem_kb.editing import add_file, create_record, edit_record, new_document, read_again
from postmortem_kb.errors import RecordError
from postmortem_kb.project import open_project

NAME = "2026-11-03-slow"
RECORD = (
    "---\r\ntitle: Slow   # kept\r\nstatus: open\r\nvisibility: internal\r\n---\r\nWords.  \r\n"
)


@pytest.fixture
def project(git_repository):
    repository = git_repository()
    repository.write(
        {
            "schema/policy.yml": "format: 1\n",
            f"postmortems/2026/{NAME}/incident.md": RECORD,
        }
    )
    return open_project(repository.path)


def record_of(project):
    return project.root / "postmortems" / "2026" / NAME / "incident.md"


def resolved(_incident):
    return (SetFact(("status",), "resolved"),)


def test_every_other_byte_stays(project):
    edited = edit_record(project, NAME, resolved)
    assert edited.status == "resolved"
    assert record_of(project).read_bytes() == RECORD.replace("open", "resolved").encode()


def test_what_was_written_meanwhile_is_not_lost(project):
    assert project.incidents[0].title == "Slow"  # read, and kept, before the other change
    record_of(project).write_bytes(RECORD.replace("Slow", "Slower").encode())
    assert edit_record(project, NAME, resolved).title == "Slower"


def test_no_edits_write_nothing(project):
    before = record_of(project).stat().st_mtime_ns
    edit_record(project, NAME, lambda _incident: ())
    assert record_of(project).stat().st_mtime_ns == before


def test_a_record_that_is_gone(project):
    with pytest.raises(RecordError, match="is not there any more"):
        read_again(project, "2026-11-03-other")


def test_a_file_that_is_not_there(project):
    with pytest.raises(RecordError, match=r"has no postmortem\.md"):
        edit_record(project, NAME, resolved, "postmortem.md")


def test_a_new_record_whose_writing_fails_leaves_no_folder(project, monkeypatch):
    def full(path, text):
        raise RecordError("No space left on device")

    monkeypatch.setattr("postmortem_kb.editing.replace_file", full)
    with pytest.raises(RecordError, match="No space"):
        create_record(project, lambda _taken: "2026-11-04-new", new_document("incident.md", {}, ""))
    assert [path.name for path in record_of(project).parents[1].iterdir()] == [NAME]


def test_a_file_is_added_once(project):
    incident = read_again(project, NAME)
    document = new_document("postmortem.md", {"status": "draft"}, "\n## Impact\n")
    add_file(project, incident, document)
    written = record_of(project).with_name("postmortem.md")
    assert written.read_text() == "---\nstatus: draft\n---\n\n## Impact\n"
    with pytest.raises(RecordError, match="is not overwritten"):
        add_file(project, incident, document)
