"""`postmortem import` from a shell."""

from __future__ import annotations

import hashlib

import pytest

from postmortem_kb.importing.original import rebuild
from postmortem_kb.importing.record import form_of

REPORT = """\
# 2021-03-04, Disk full

## Timeline

All times UTC.

- 08:10 alert
- 09:20 up again

## Action items

- Add an alert ([issue](https://git.example/a/issues/1))

## Lessons

We were lucky.
"""
OTHER = "# Queue stuck on March 5th, 2021\n\n## Log\n\n- 10:00 a\n- 11:00 b\n"


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "disk.md").write_text(REPORT, encoding="utf-8")
    (folder / "queue.html.md.erb").write_bytes(OTHER.replace("\n", "\r\n").encode())
    return folder


def test_a_report_becomes_a_record(workplace, reports):
    done = workplace.run("import", str(reports / "disk.md"))
    assert (done.status, done.out) == (0, "2021-03-04-disk-full\n")
    assert "1 imported, 0 refused." in done.err
    incident = workplace.incident("2021-03-04-disk-full")
    assert (incident.title, incident.visibility) == ("2021-03-04, Disk full", "internal")
    said = [(entry.moment.written, entry.text) for entry in incident.timeline]
    assert said == [("2021-03-04T08:10:00Z", "alert"), ("2021-03-04T09:20:00Z", "up again")]
    (item,) = incident.action_items
    assert (item.title, item.ticket) == ("Add an alert", "https://git.example/a/issues/1")
    assert (item.state, item.owner, item.due, incident.severity) == ("idea", "", "", "")
    check = workplace.run("check")
    assert (check.status, "1 record checked: all good" in check.out + check.err) == (0, True)


def test_a_folder_of_its_own_may_hold_a_report_and_a_name_that_begins_like_one_is_none(
    workplace, tmp_path
):
    for name in ("2021-03-04-disk/index.md", "docs/index.md", "index-corruption.md", "_index.md"):
        file = tmp_path / "old" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Of " + name.replace("/", " ") + " on March 4th, 2021\n\ntext\n")
    (tmp_path / "old" / "postmortem-template.md").write_text("# A template\n")
    done = workplace.run("import", str(tmp_path / "old"))
    assert "2 imported, 0 refused, 3 passed over." in done.err
    assert "_index.md, docs/index.md, postmortem-template.md" in done.err


def test_a_folder_that_is_a_link_is_named_and_not_entered(workplace, reports, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text(REPORT, encoding="utf-8")
    (reports / "linked").symlink_to(tmp_path / "elsewhere")
    done = workplace.run("import", str(reports))
    assert "refused: linked: it is a link or no plain file" in done.err
    assert "2 imported, 1 of them with something to mend, 1 refused." in done.err


def test_the_original_can_be_rebuilt(workplace, reports):
    raw = (reports / "queue.html.md.erb").read_bytes()
    workplace.run("import", str(reports))
    incident = workplace.incident("2021-03-05-queue-stuck-on")
    origin = incident.incident.data["imported_from"]
    assert origin["path"] == "queue.html.md.erb"
    assert origin["sha256"] == hashlib.sha256(raw).hexdigest()
    assert rebuild(incident.postmortem.body, origin["sha256"], form_of(origin)) == raw


def test_twice_changes_nothing(workplace, reports):
    workplace.run("import", str(reports))
    before = {path: path.read_bytes() for path in workplace.path.rglob("*.md")}
    done = workplace.run("import", str(reports))
    assert (done.status, done.out) == (0, "")
    assert "0 imported, 2 known already, 0 refused." in done.err
    assert {path: path.read_bytes() for path in workplace.path.rglob("*.md")} == before


def test_a_report_that_was_changed_is_named_and_not_overwritten(workplace, reports):
    workplace.run("import", str(reports))
    (reports / "disk.md").write_text(REPORT + "\nMore.\n", encoding="utf-8")
    done = workplace.run("import", str(reports))
    assert "changed: disk.md: 2021-03-04-disk-full came from it in another wording" in done.err
    assert "0 imported, 1 known already, 1 changed since, 0 refused." in done.err
    assert "More." not in workplace.incident("2021-03-04-disk-full").postmortem.text


def test_another_report_of_the_same_name_is_another_report(workplace, reports, tmp_path):
    workplace.run("import", str(reports))
    other = tmp_path / "other"
    other.mkdir()
    (other / "disk.md").write_text("# 2022-05-06 Fire\n\ntext\n", encoding="utf-8")
    assert workplace.run("import", str(other)).out == "2022-05-06-fire\n"


def test_a_dry_run_writes_nothing_and_says_what_it_sees(workplace, reports):
    done = workplace.run("import", "--dry-run", str(reports))
    lines = done.out.splitlines()
    assert lines[0].split() == ["report", "date", "zone", "times", "items", "title"]
    assert lines[1].split()[:5] == ["disk.md", "2021-03-04", "UTC", "2", "1"]
    assert lines[2].split()[:5] == ["queue.html.md.erb", "2021-03-05", "none", "2", "0"]
    assert "line 5: no time zone is said" in lines[3]
    assert "2 would be imported, 1 of them with something to mend, 0 refused." in done.err
    assert not (workplace.path / "postmortems").exists()


def test_what_the_report_does_not_say_is_to_mend(workplace, reports):
    workplace.run("import", str(reports))
    check = workplace.run("check")
    assert check.status == 0
    assert "the import says: line 5: no time zone is said" in check.out
    assert "[import-mended]" in check.out


def test_the_users_zone(workplace, reports):
    workplace.run("import", "--timezone", "Europe/Berlin", str(reports))
    entries = workplace.incident("2021-03-05-queue-stuck-on").timeline
    assert [e.moment.written for e in entries] == ["2021-03-05T09:00:00Z", "2021-03-05T10:00:00Z"]
    said = workplace.incident("2021-03-04-disk-full").timeline[0].moment.written
    assert said == "2021-03-04T08:10:00Z"


def test_the_run_goes_on_past_what_is_no_report(workplace, reports):
    (reports / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (reports / "b.md").write_bytes(b"")
    (reports / "README.md").write_text("# Reports\n", encoding="utf-8")
    (reports / "chart.png").write_bytes(b"\x89PNG")
    (reports / "link.md").symlink_to(reports / "disk.md")
    (reports / "no extension").write_text("# 2021-04-01 Fools\n\ntext\n", encoding="utf-8")
    done = workplace.run("import", str(reports))
    assert done.status == 0
    assert "refused: a.md: the file is binary" in done.err
    assert "refused: b.md: the file is empty" in done.err
    assert "refused: link.md: it is a link or no plain file (name the file" in done.err
    assert "3 imported, 1 of them with something to mend, 3 refused, 2 passed over." in done.err
    assert "README.md, chart.png" in done.err
    assert "2021-04-01-fools" in done.out


def test_a_file_that_is_named_itself_is_tried(workplace, reports):
    (reports / "README.md").write_text("# 2021-04-01 Fools\n\ntext\n", encoding="utf-8")
    assert workplace.run("import", str(reports / "README.md")).out == "2021-04-01-fools\n"


def test_records_of_the_repository_itself_are_passed_over(workplace, reports):
    workplace.run("import", str(reports))
    done = workplace.run("import", str(workplace.path / "postmortems"))
    assert "0 imported, 0 refused, 4 passed over." in done.err


def test_two_reports_of_one_day_and_title_get_ids_of_their_own(workplace, reports):
    (reports / "again.md").write_text(f"{REPORT}\nAgain.\n", encoding="utf-8")
    done = workplace.run("import", str(reports))
    assert {"2021-03-04-disk-full", "2021-03-04-disk-full-2"} < set(done.out.split())


def test_a_report_without_a_date_gets_the_day_of_the_import(workplace, reports):
    (reports / "when.md").write_text("# When\n\ntext\n", encoding="utf-8")
    done = workplace.run("import", str(reports / "when.md"))
    assert done.out == "2026-11-03-when\n"
    assert "declared_at" not in workplace.incident("2026-11-03-when").incident.text
    assert "no date that can be read" in workplace.run("check").out


MAPPING = """\
headings: {actions: [Wetter]}
severities: {P1: SEV-1}
people: {Jane Doe: eve}
dates: {sev.md: 2021-05-06}
"""


def test_a_mapping_says_what_the_words_mean(workplace, reports):
    report = "---\nseverity: P1\n---\n# Down\n\n## Wetter\n\n- Alert (owner: Jane Doe)\n"
    (reports / "sev.md").write_text(report, encoding="utf-8")
    (reports / "words.yml").write_text(MAPPING, encoding="utf-8")
    mapping = str(reports / "words.yml")
    workplace.run("import", "--mapping", mapping, str(reports / "sev.md"))
    incident = workplace.incident("2021-05-06-down")
    assert (incident.severity, incident.action_items[0].owner) == ("SEV-1", "eve")
    assert "To mend" not in incident.incident.text


def test_severity_owner_and_due_are_never_guessed(workplace, reports):
    report = "---\nseverity: P1\n---\n# 2021-05-06 D\n\n## Actions\n\n- Alert (owner: Jane)\n"
    (reports / "sev.md").write_text(report, encoding="utf-8")
    workplace.run("import", str(reports / "sev.md"))
    incident = workplace.incident("2021-05-06-d")
    assert (incident.severity, incident.action_items[0].owner) == ("", "")
    out = workplace.run("check").out
    assert "line 2: the severity is said to be `P1`" in out
    assert "line 8: owner `Jane`, in the report's own words" in out


WRONG = [
    (["--timezone", "Berlin"], "`Berlin` is no time zone"),
    (["--mapping", "words.yml"], "unknown key `heading`"),
]


@pytest.mark.parametrize(("options", "why"), WRONG)
def test_wrong_words_are_refused(workplace, reports, options, why, monkeypatch):
    (reports / "words.yml").write_text("heading: {}\n", encoding="utf-8")
    monkeypatch.chdir(reports)
    done = workplace.run("import", *options, str(reports))
    assert (done.status, why in done.err) == (2, True)


def test_a_restricted_import_gets_ids_that_tell_nothing(workplace, reports):
    done = workplace.run("import", "--visibility", "restricted", str(reports / "disk.md"))
    (name,) = done.out.split()
    assert name.startswith("2021-03-04-restricted-")
    assert workplace.run("check").status == 0


def test_the_path_and_the_commit_of_a_report_in_git(workplace, git_repository):
    other = git_repository("other")
    other.write({"reports/disk.md": REPORT})
    commit = other.commit("a report")
    workplace.run("import", str(other.path / "reports"))
    origin = workplace.incident("2021-03-04-disk-full").incident.data["imported_from"]
    assert origin["path"] == "reports/disk.md"
    assert commit is None or origin["commit"] == commit
