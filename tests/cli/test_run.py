"""The exit statuses, and that nobody sees a traceback."""

from __future__ import annotations

import pytest

from postmortem_kb import cli


def left_with(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as leaving:
        cli.run(arguments)
    code = leaving.value.code
    assert isinstance(code, int)
    return code


def test_help_is_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    assert left_with(["--help"]) == 0
    assert "postmortem open" in capsys.readouterr().out


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
