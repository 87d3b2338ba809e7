"""A command that is called wrongly says so as all else is said, and what to write instead."""

from __future__ import annotations

import pytest

from postmortem_kb import cli

CASES = [
    (["chekc"], "there is no command `chekc`", "did you mean `check`?"),
    (["xyz"], "there is no command `xyz`", "the commands are: actions, "),
    (["check", "--chnaged-since", "x"], "there is no option `--chnaged-since`",
     "did you mean `--changed-since`?"),
    (["check", "-x"], "there is no option `-x`", "the options are: --format, "),
    (["check", "--format", "githb"], "`--format` cannot be `githb`", "did you mean `github`?"),
    (["check", "--format", "x'y"], "`--format` cannot be `x'y`", "use one of: github, gitlab, "),
    (["check", "--format"], "`--format` needs a value", "write it behind the option"),
    (["check", "--fix=yes"], "`--fix` takes no value", "write the option alone"),
    (["open", "--summary", "x"], "`--sev` is missing", "add `--sev SEV`: The severity"),
    (["severity", "x"], "`SEV` is missing", "`postmortem severity [OPTIONS] ID SEV`"),
    (["log"], "`[ID] TEXT` is missing", "`postmortem log [OPTIONS] [ID] TEXT`"),
    (["explain", "a", "b"], "too many words: `b` has no place", "`postmortem explain "),
    (["similar", "--limit", "x"], "`--limit` cannot be `x`", "write a whole number, 1 or more"),
    (["similar", "--limit", "0"], "`--limit` cannot be `0`", "write a whole number, 1 or more"),
    (["policy", "shw"], "`postmortem policy` has no `shw`", "did you mean `show`?"),
    (["-C", "/nowhere", "check"], "-C: there is no folder `/nowhere`", ""),
    (["check", "--fo\x1b[31m"], "there is no option `--fo\\x1b[31m`", "the options are: "),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message", "hint"), CASES)
def test_a_wrong_call_is_explained(arguments, message, hint, capsys):
    with pytest.raises(SystemExit) as leaving:
        cli.run(arguments)
    assert leaving.value.code == 2
    first, *more = capsys.readouterr().err.splitlines()
    assert first == f"error: {message}"
    assert len(more) == bool(hint)
    assert not hint or more[0].startswith(f"  hint: {hint}")


@pytest.mark.parametrize("arguments", [[], ["policy"]])
def test_nothing_to_do_shows_the_help(arguments, capsys):
    with pytest.raises(SystemExit) as leaving:
        cli.run(arguments)
    assert leaving.value.code == 2
    assert "Commands:" in capsys.readouterr().err
