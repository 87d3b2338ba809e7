"""`postmortem timeline import`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from postmortem_kb.cli import main
from postmortem_kb.errors import UsageError
from tests.helpers.small_base import write_base

ID = "2026-03-01-checkout-slow"
FIRST = 1772355900  # 2026-03-01T09:05:00Z


@pytest.fixture
def base(tmp_path):
    root = write_base(tmp_path / "base")
    channel = tmp_path / "export" / "incident"
    channel.mkdir(parents=True)
    (channel.parent / "users.json").write_text(json.dumps([{"id": "U1", "name": "Ada"}]))
    for day, at in (("2026-03-01", FIRST), ("2026-03-02", FIRST + 86400)):
        said = [{"ts": f"{at}.0001", "user": "U1", "text": f"said on {day}"}, {"text": "no time"}]
        (channel / f"{day}.json").write_text(json.dumps(said))
    return root


def run(base, *arguments):
    asked = ("timeline", "import", *map(str, arguments), "-C", str(base))
    return CliRunner().invoke(main, asked, catch_exceptions=False)


def test_a_channels_folder_is_proposed_and_nothing_is_written(base, tmp_path):
    record = base / "postmortems/2026" / ID / "incident.md"
    before = record.read_bytes()
    done = run(base, tmp_path / "export" / "incident", ID, "--to", "2026-03-01T12:00:00Z")
    assert "take 2026-03-01T09:05:00Z note @ada: said on 2026-03-01" in done.stdout
    assert "skip 2026-03-02T09:05:00Z note @ada: said on 2026-03-02" in done.stdout
    assert "2 lines or messages are not in the proposal" in done.stderr
    assert record.read_bytes() == before


def test_what_was_saved_is_taken_once(base, tmp_path):
    proposal = tmp_path / "proposal.txt"
    proposal.write_text(run(base, tmp_path / "export" / "incident", ID).stdout)
    record = base / "postmortems/2026" / ID / "incident.md"
    assert "2 lines are new" in run(base, "-", ID, "--take", proposal).stderr
    after = record.read_text()
    assert after.index("note @ada: said on 2026-03-01") < after.index("said on 2026-03-02")
    assert "0 lines are new" in run(base, "-", ID, "--take", proposal).stderr
    assert record.read_text() == after


def test_a_plain_log_needs_its_zone(base, tmp_path):
    log = tmp_path / "chat.txt"
    log.write_text("[2026-03-01 10:05] <ben> rolled back\n[2026-03-01 10:06] <ada> it helps\n")
    with pytest.raises(UsageError) as refused:
        run(base, log, ID)
    assert "--timezone" in refused.value.hint
    done = run(base, log, ID, "--timezone", "Europe/Berlin")
    assert "take 2026-03-01T09:05:00Z note @ben: rolled back" in done.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "is no JSON"), ("[]", "holds no message"), ('{"messages": 3}', "holds no message")],
)
def test_what_is_no_export(base, tmp_path, content, message):
    odd = tmp_path / "odd.json"
    odd.write_text(content)
    with pytest.raises(UsageError, match=message):
        run(base, odd, ID)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--timezone", "Mars/Base", "is no time zone"),
        ("--day", "soon", "is no date"),
        ("--reaction", ": :", "is no reaction"),
        ("--from", "yesterday", "--from yesterday is no time"),
        ("--channel-url", "javascript:x", "is no address"),
        ("--take", "/nowhere/x", "cannot be read"),
    ],
)
def test_options_that_cannot_be_used(base, tmp_path, option, value, message):
    with pytest.raises(UsageError, match=message):
        run(base, tmp_path / "export" / "incident", ID, option, value)


def test_an_export_that_is_not_there(base, tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        run(base, tmp_path / "nothing.json", ID)


def test_a_reaction_is_named_as_slack_shows_it(base, tmp_path):
    said = [
        {"ts": f"{FIRST}.1", "text": "marked", "reactions": [{"name": "+1::skin-tone-2"}]},
        {"ts": f"{FIRST}.2", "text": "not marked"},
    ]
    thread = tmp_path / "thread.json"
    thread.write_text(json.dumps({"messages": said}))
    for written in ("+1", ":+1:", ":+1::skin-tone-3:"):
        done = run(base, thread, ID, "--reaction", written)
        assert "1 to take, 1 to skip" in done.stdout
