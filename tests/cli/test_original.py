"""`postmortem original` from a shell."""

from __future__ import annotations

import pytest

REPORT = "\ufeff# 2021-03-04 Café\r\n\r\n## Timeline\r\n- 10:00 UTC a --> b\r\nend".encode()


@pytest.fixture
def report(workplace, tmp_path):
    path = tmp_path / "old.md"
    path.write_bytes(REPORT)
    workplace.run("import", str(path))
    return path


def test_it_comes_back_byte_by_byte(workplace, report, tmp_path):
    back = tmp_path / "back.md"
    done = workplace.run("original", "cafe", "--output", str(back))
    assert (done.status, back.read_bytes()) == (0, REPORT)


def test_it_goes_to_the_terminal(workplace, report):
    assert "# 2021-03-04 Café" in workplace.run("original", "2021-03-04-cafe").out


def test_a_record_in_which_somebody_went_on_writing(workplace, report):
    path = workplace.path / "postmortems/2021/2021-03-04-cafe/postmortem.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    done = workplace.run("original", "cafe")
    assert (done.status, done.out) == (1, "")
    assert "was changed since it was imported" in done.err


def test_a_record_that_was_not_imported(workplace):
    workplace.record()
    done = workplace.run("original", "slow")
    assert (done.status, "was not imported" in done.err) == (1, True)


def test_a_file_that_cannot_be_written(workplace, report, tmp_path):
    done = workplace.run("original", "cafe", "--output", str(tmp_path / "no" / "back.md"))
    assert (done.status, "cannot be written" in done.err) == (2, True)
