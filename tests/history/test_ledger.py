"""The branch that knows what was sent."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.history.git import Git, NoHistory
from postmortem_kb.history.ledger import BRANCH, FILE, Delivery, Ledger

ONE = Delivery("2026-W48", "slack", "channel", "sending", "2026-11-23T06:00:00Z")
TWO = Delivery("2026-W49", "slack", "channel", "sent", "2026-11-30T06:00:00Z")


@pytest.fixture
def repository(git_repository):
    made = git_repository()
    made.commit("First", {"a.md": "text\n"})
    return made


def cloned(repository, folder):
    repository.git("clone", "--quiet", str(repository.path), str(folder))
    return type(repository)(folder)


def test_before_the_first_message_nothing_is_known(repository):
    assert Ledger(Git(repository.path)).deliveries() == {}


def test_what_was_written_is_read_again(repository):
    ledger = Ledger(Git(repository.path))
    for delivery in (ONE, TWO):
        ledger.record(delivery)
    assert ledger.deliveries() == {ONE.key: ONE, TWO.key: TWO}
    assert len(repository.git("rev-list", BRANCH).split()) == 2


def test_the_work_tree_and_the_index_stay_as_they_are(repository):
    repository.write({"a.md": "other\n"})
    before = repository.git("status", "--porcelain")
    Ledger(Git(repository.path)).record(ONE)
    assert repository.git("status", "--porcelain") == before
    assert repository.git("rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_another_file_stays_beside_it(repository):
    ledger = Ledger(Git(repository.path))
    ledger.write({"2026-W48.md": b"the report\n"}, "The report")
    ledger.record(ONE)
    assert ledger.read("2026-W48.md") == b"the report\n"
    assert ledger.read("2026-W49.md") == b""


def test_a_clone_knows_what_origin_knows(repository, tmp_path):
    Ledger(Git(repository.path)).record(ONE)
    other = cloned(repository, tmp_path / "clone")
    assert Ledger(Git(other.path)).deliveries() == {ONE.key: ONE}


def test_two_that_know_different_messages_send_nothing(repository, tmp_path):
    other = cloned(repository, tmp_path / "clone")
    Ledger(Git(other.path)).record(TWO)
    Ledger(Git(repository.path)).record(ONE)
    with pytest.raises(ConfigurationError, match="know of different messages"):
        Ledger(Git(other.path), push=True).fetch()


def test_whoever_writes_second_is_refused_and_takes_it_back(repository, tmp_path):
    first, second = (cloned(repository, tmp_path / name) for name in ("one", "two"))
    Ledger(Git(first.path), push=True).record(ONE)
    with pytest.raises(ConfigurationError, match="cannot be pushed"):
        Ledger(Git(second.path), push=True).record(TWO)
    late = Ledger(Git(second.path), push=True)
    late.fetch()
    assert late.deliveries() == {ONE.key: ONE}


def an_entry(**wrong):
    return json.dumps({"deliveries": [{**asdict(ONE), **wrong}]}).encode()


@pytest.mark.parametrize(
    "written",
    [
        *(b"{", b"[]", b"[" * 100_000, b'{"deliveries": [{"week": 1}]}'),
        *(an_entry(week=5), an_entry(week="last"), an_entry(recipient=["x"])),
        an_entry(state="Sent"),  # which would else be sent again
    ],
)
def test_a_file_that_somebody_broke_says_how_to_mend_it(repository, written):
    ledger = Ledger(Git(repository.path))
    ledger.write({FILE: written}, "Break it")
    with pytest.raises(ConfigurationError) as raised:
        ledger.deliveries()
    assert BRANCH in raised.value.hint


def test_another_run_in_the_same_clone_is_waited_for(repository):
    (repository.path / f".git/refs/heads/{BRANCH}.lock").touch()
    with pytest.raises(ConfigurationError) as raised:
        Ledger(Git(repository.path)).record(ONE)
    assert "another run" in raised.value.hint


def test_without_git_there_is_nowhere_to_write(tmp_path):
    with pytest.raises(NoHistory):
        Ledger(Git(tmp_path)).record(ONE)


def test_the_reports_of_the_archive_by_week(repository):
    ledger = Ledger(Git(repository.path))
    assert ledger.reports() == {}
    ledger.write({"2026-W48.json": b"{}", "2026-W48.md": b"text", "2026-W47.json": b"[]"}, "Kept")
    ledger.record(ONE)
    assert list(ledger.reports().items()) == [("2026-W47", b"[]"), ("2026-W48", b"{}")]


def test_what_was_fetched_counts_where_ours_is_behind(repository, tmp_path):
    Ledger(Git(repository.path)).record(ONE)
    other = cloned(repository, tmp_path / "other")
    other.git("branch", "--quiet", BRANCH, f"origin/{BRANCH}")
    Ledger(Git(repository.path)).record(TWO)
    other.git("fetch", "--quiet")
    known = Ledger(Git(other.path))
    assert set(known.deliveries()) == {ONE.key, TWO.key}
    known.write({"2026-W50.json": b"{}"}, "Kept")
    assert set(known.deliveries()) == {ONE.key, TWO.key}


def test_two_machines_that_write_the_same_in_one_second_are_two(repository, tmp_path, monkeypatch):
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-11-23T06:00:00Z")
    one, two = (Ledger(Git(cloned(repository, tmp_path / n).path), push=True) for n in ("a", "b"))
    one.record(ONE)
    with pytest.raises(ConfigurationError, match=r"cannot be pushed: git refused: ! \[rejected"):
        two.record(ONE)
