"""The exit statuses, and that nobody sees a traceback."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from postmortem_kb import cli
from postmortem_kb.errors import UsageError
from tests.helpers.small_base import write_base


def left_with(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as leaving:
        cli.run(arguments)
    code = leaving.value.code
    assert isinstance(code, int)
    return code


def test_help_is_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert left_with(["--help"]) == 0
    assert "postmortem open" in capsys.readouterr().out


def test_the_list_of_commands_cuts_no_sentence_short(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert left_with(["--help"]) == 0
    written = capsys.readouterr().out
    assert "..." not in written.split("Commands:")[1]
    assert max(map(len, written.splitlines())) <= 80


def test_an_unknown_command_gets_did_you_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert left_with(["chekc"]) == 2
    assert "did you mean `check`?" in capsys.readouterr().err


def test_a_place_without_a_project_is_wrong_configuration(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left_with(["check", "-C", str(tmp_path)]) == 2
    assert "hint: run `postmortem init`" in capsys.readouterr().err


def test_a_fault_of_ours_says_so_and_keeps_the_traceback_for_the_report(
    tmp_path: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(cli.main, "main", fail)
    assert left_with(["check"]) == 3
    said = capsys.readouterr().err
    assert "a fault in postmortem itself: RuntimeError" in said
    assert "Traceback" not in said


def raising(fault: Exception) -> object:
    def fail(*_arguments: object, **_named: object) -> None:
        raise fault

    return fail


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_what_the_system_refuses_is_no_fault_of_ours(
    number: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.main, "main", raising(OSError(number, "Refused", "site/index.html")))
    assert left_with(["build"]) == 2
    said = capsys.readouterr().err
    assert "error: `site/index.html` cannot be read or written: Refused" in said


def test_a_message_does_nothing_to_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = UsageError("no \x1b[31mred\nsecond line", "write\x07 it")
    monkeypatch.setattr(cli.main, "main", raising(fault))
    assert left_with(["log"]) == 2
    said = capsys.readouterr().err
    assert said == "error: no \\x1b[31mred\nsecond line\n  hint: write\\x07 it\n"


@pytest.mark.parametrize("command", [("build", "--out"), ("pages",)])
def test_a_file_in_the_way_of_a_folder_is_named(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_base(tmp_path / "base")
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert left_with([*command, str(tmp_path / "taken" / "out"), "-C", str(base)]) == 2
    assert "taken` cannot be read or written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["-C", "{base}", "status"],
        ["status", "-C", "{base}"],
        ["-C", "{above}", "status", "-C", "base"],
        ["-C", "{above}", "-C", "{base}", "status"],
    ],
)
def test_the_folder_may_be_named_before_the_command(arguments, tmp_path, capsys) -> None:
    base = write_base(tmp_path / "base")
    filled = [argument.format(base=base, above=tmp_path) for argument in arguments]
    assert left_with(filled) == 0
    first = capsys.readouterr().out
    assert left_with(["status", "-C", str(base)]) == 0
    assert capsys.readouterr().out == first


@pytest.mark.parametrize("arguments", [["-C", "no\x1bfolder", "status"], ["status", "-C", "nix"]])
def test_a_folder_that_is_none_is_wrong_usage(arguments, capsys) -> None:
    assert left_with(arguments) == 2
    said = capsys.readouterr().err
    assert "there is no folder `n" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("command", [["open", "--sev", "3", "--summary", "x"], ["check", "--fix"]])
def test_a_write_that_the_system_refuses_is_wrong_configuration(
    command, tmp_path, monkeypatch, capsys
) -> None:
    base = write_base(tmp_path / "base")
    untidy = next(base.rglob("incident.md"))
    untidy.write_text(untidy.read_text("utf-8").replace("\n", " \n", 2), "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("postmortem_kb.writing._write_through", refuse)
    assert left_with([*command, "-C", str(base)]) == 2
    assert "cannot be written: Read-only file system" in capsys.readouterr().err
