"""All that stands under `postmortems/` is a record or is named; nothing is followed out of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from postmortem_kb.corpus import ID, Corpus

SOUND = "---\ntitle: x\nvisibility: public\n---\n\n## Timeline\n\n- 2026-11-03T14:05:00Z: y\n"
FIRST = "postmortems/2026/2026-11-03-first"


@pytest.fixture
def make(tmp_path):
    """Write files, by their path in the repository, and give its corpus."""

    def make(files=()):
        for path, content in {f"{FIRST}/incident.md": SOUND, **dict(files)}.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Corpus(tmp_path)

    return make


def strays(corpus):
    return {stray.path.removeprefix("postmortems/"): stray.message for stray in corpus.strays()}


class TestRecords:
    def test_are_read_with_all_their_files(self, make):
        corpus = make(
            {
                f"{FIRST}/postmortem.md": "---\nstatus: draft\n---\n",
                f"{FIRST}/customer-email.md": "---\nsubject: x\n---\n",
                f"{FIRST}/graph.png": b"\x89PNG\r\n\x1a\n" + b"x" * 100,
            }
        )
        (incident,) = corpus.incidents()
        assert (incident.id, incident.folder) == ("2026-11-03-first", FIRST)
        assert incident.incident.path == f"{FIRST}/incident.md"
        assert incident.postmortem.data == {"status": "draft"}
        assert incident.customer_email.data == {"subject": "x"}
        assert [entry.text for entry in incident.timeline] == ["y"]
        (graph,) = incident.attachments
        assert (graph.name, graph.size, graph.regular) == ("graph.png", 108, True)
        assert graph.head == b"\x89PNG\r\n\x1a\n" + b"x" * 24
        assert incident.strays == ()

    def test_come_in_the_order_of_their_paths(self, make):
        corpus = make(
            {
                "postmortems/2025/2025-12-31-z/incident.md": SOUND,
                "postmortems/2026/2026-01-01-a/incident.md": SOUND,
            }
        )
        ids = ["2025-12-31-z", "2026-01-01-a", "2026-11-03-first"]
        assert [incident.id for incident in corpus.incidents()] == ids
        assert list(corpus.ids) == ids
        assert list(corpus.strays()) == []

    @pytest.mark.parametrize("content", [b"", b"\xff", b"---\na: b: c\n---\n", b"\r", b"---"])
    def test_that_cannot_be_read_hide_no_other(self, make, content):
        corpus = make({"postmortems/2026/2026-11-02-broken/incident.md": content})
        broken, sound = corpus.incidents()
        assert (broken.visibility, broken.incident.broken) == ("restricted", True)
        assert sound.visibility == "public"

    def test_without_an_incident_are_restricted_and_say_so(self, make):
        corpus = make({"postmortems/2026/2026-11-04-x/postmortem.md": SOUND})
        incident = list(corpus.incidents())[1]
        assert incident.visibility == "restricted"
        assert incident.incident.defects[0].message == "there is no incident.md here"

    def test_there_may_be_none(self, tmp_path):
        corpus = Corpus(tmp_path)
        assert (list(corpus.incidents()), list(corpus.strays()), corpus.ids) == ([], [], ())


class TestFinding:
    def test_is_by_the_exact_id(self, make):
        corpus = make()
        assert corpus.find("2026-11-03-first").incident.data["title"] == "x"
        assert corpus.find("2026-11-03-second") is None

    @pytest.mark.parametrize(
        "name",
        [
            "",
            ".",
            "..",
            "../x",
            "2026-11-03-first/",
            "2026-11-03-first/../2026-11-03-first",
            "2026-11-03-First",
            "2026-11-03-first\n",
            "/etc/passwd",
            "first",
            "2026-11-03",
            "2026-11-03-",
            "2026-11-03-a--b",
            "٢٠٢٦-11-03-first",
            "2026-11-03-fïrst",
            "2026-11-03-first\x00",
            "CON",
            "index",
        ],
    )
    def test_takes_nothing_that_is_no_id(self, make, name):
        assert make().find(name) is None
        assert not ID.fullmatch(name)


class TestLinks:
    def test_a_record_that_is_one_is_named_and_not_followed(self, make, tmp_path):
        corpus = make({"elsewhere/incident.md": SOUND})
        link = tmp_path / "postmortems/2026/2026-11-04-link"
        link.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        assert strays(corpus) == {
            "2026/2026-11-04-link": "a symbolic link stands in a record's place"
        }
        assert [incident.id for incident in corpus.incidents()] == ["2026-11-03-first"]
        assert corpus.find("2026-11-04-link") is None

    def test_a_year_that_is_one_is_named_and_not_followed(self, make, tmp_path):
        corpus = make({"elsewhere/2025-01-01-x/incident.md": SOUND})
        (tmp_path / "postmortems/2025").symlink_to(tmp_path / "elsewhere")
        assert list(strays(corpus)) == ["2025"]
        assert list(corpus.ids) == ["2026-11-03-first"]

    @pytest.mark.parametrize("name", ["incident.md", "postmortem.md", "customer-email.md"])
    def test_a_file_that_is_one_is_not_read(self, make, tmp_path, name):
        corpus = make({"elsewhere.md": SOUND, "postmortems/2026/2026-11-04-x/a.png": b"x"})
        folder = tmp_path / "postmortems/2026/2026-11-04-x"
        (folder / name).symlink_to(tmp_path / "elsewhere.md")
        incident = corpus.read(folder)
        assert incident.visibility == "restricted"
        assert (incident.postmortem, incident.customer_email) == (None, None)
        if name == "incident.md":
            assert incident.incident.defects[0].message.startswith("incident.md is a link or a")
            assert incident.strays == ()
        else:
            assert incident.strays == (name,)

    def test_an_image_that_is_one_is_not_read(self, make, tmp_path):
        corpus = make()
        (tmp_path / FIRST / "x.png").symlink_to("/etc/passwd")
        (attachment,) = corpus.read(tmp_path / FIRST).attachments
        assert (attachment.regular, attachment.head) == (False, b"")


class TestStrays:
    @pytest.mark.parametrize(
        "path",
        [
            "notes.md",
            "incident.md",
            "2026/incident.md",
            "2026/2026-11-03-x.md",
            "2026/a;b.md",
            "2026/-rf.md",
            "2026/new\nline.md",
        ],
    )
    def test_a_file_outside_of_the_records_is_named(self, make, path):
        assert strays(make({f"postmortems/{path}": SOUND})) == {
            path: "this file belongs to no record"
        }

    def test_a_year_without_records_is_named(self, make, tmp_path):
        corpus = make()
        (tmp_path / "postmortems/2025").mkdir()
        assert strays(corpus) == {"2025": "the folder holds no record"}

    def test_a_record_that_lies_too_high_is_named(self, make):
        found = strays(make({"postmortems/2026-11-04-x/incident.md": SOUND}))
        assert found == {"2026-11-04-x": "a record lies here, without the folder of its year"}

    def test_a_record_that_lies_too_low_is_named(self, make, tmp_path):
        corpus = make({"postmortems/2026/11/2026-11-04-x/incident.md": SOUND})
        month = corpus.read(tmp_path / "postmortems/2026/11")
        (defect,) = month.incident.defects
        assert defect.message == "there is no incident.md here, and a record lies deeper down"
        assert defect.hint == "move 2026-11-04-x to postmortems/2026/2026-11-04-x"
        assert month.strays == ()

    def test_a_record_within_a_record_is_a_stray(self, make, tmp_path):
        record = make({f"{FIRST}/2026-11-04-x/incident.md": SOUND}).read(tmp_path / FIRST)
        assert record.strays == ("2026-11-04-x",)

    @pytest.mark.parametrize(
        "name",
        ["incident.MD", "Incident.md", "incident.markdown", "incident.md.txt", "notes.md", "x.svg",
         "x.html", "-rf", "x\ny", ".hidden", "deeper/incident.md"],
    )  # fmt: skip
    def test_a_file_that_may_not_stand_beside_a_record_is_named(self, make, tmp_path, name):
        incident = make({f"{FIRST}/{name}": SOUND}).read(tmp_path / FIRST)
        assert incident.strays == (name.split("/")[0],)

    @pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", "README.md", "x.md~", ".x.md.swp"])
    def test_what_editors_and_git_leave_is_passed_over(self, make, tmp_path, name):
        corpus = make(
            {f"{FIRST}/{name}": "x", f"postmortems/{name}": "x", f"postmortems/2026/{name}": "x"}
        )
        assert strays(corpus) == {}
        assert corpus.read(tmp_path / FIRST).strays == ()

    @pytest.mark.parametrize("name", ["a.PNG", "b.jpeg", "c.webp", "d.gif", "e.svg.png"])
    def test_an_image_is_an_attachment_whatever_its_case(self, make, tmp_path, name):
        incident = make({f"{FIRST}/{name}": b"x"}).read(tmp_path / FIRST)
        assert [attachment.name for attachment in incident.attachments] == [name]
        assert incident.strays == ()

    def test_a_folder_named_like_a_file_is_none(self, make, tmp_path):
        corpus = make({f"{FIRST}/x.png/y": "", "postmortems/2026/2026-11-04-x/incident.md/y": ""})
        first, second = corpus.incidents()
        assert [(each.name, each.regular) for each in first.attachments] == [("x.png", False)]
        assert second.incident.defects[0].message.startswith("incident.md is a link or a folder")
        assert second.strays == ()

    def test_a_name_in_capital_letters_is_said_once(self, make):
        corpus = make({"postmortems/2026/2026-11-04-x/Incident.MD": SOUND})
        _, record = corpus.incidents()
        (defect,) = record.incident.defects
        assert defect.message == "there is no incident.md here, but Incident.MD"
        assert (defect.hint, record.strays) == ("call it incident.md", ())


@contextmanager
def as_somebody_else():
    """For root, who may read everything."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_file_that_may_not_be_read_is_no_missing_one():
    # Not in tmp_path, whose parent is the test's own and closed to others.
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / FIRST
        folder.mkdir(parents=True)
        (folder / "incident.md").write_text(SOUND, encoding="utf-8")
        (folder / "postmortem.md").write_text(SOUND, encoding="utf-8")
        (folder / "postmortem.md").chmod(0)
        Path(place).chmod(0o755)
        with as_somebody_else():
            incident = Corpus(Path(place)).read(folder)
    assert incident.visibility == "public"
    (defect,) = incident.postmortem.defects
    assert defect.message == "the file cannot be read: Permission denied"
