"""`postmortem build`, as scripts call it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from postmortem_kb.cli.build import command
from tests.helpers.small_base import INCIDENT, write_base, write_record


@pytest.fixture
def base(tmp_path):
    return write_base(tmp_path / "base")


def build(base, *arguments):
    return CliRunner().invoke(command, ["-C", str(base), *arguments], catch_exceptions=True)


def test_public_readers_unless_somebody_says_otherwise(base):
    done = build(base)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "built for public readers" in done.stderr
    assert (base / "site" / "incidents" / "2026-03-01-checkout-slow" / "index.html").is_file()
    assert not (base / "site" / "incidents" / "2026-02-01-inside").exists()


def test_it_says_once_that_there_are_no_feeds_and_why(base):
    assert "no feeds" not in build(base).stderr
    policy = base / "schema" / "policy.yml"
    policy.write_text(policy.read_text().replace("url: https://", "title: "))
    done = build(base)
    assert done.exit_code == 0, done.output
    assert done.stderr.count("no feeds: say `site: {url: https://…}` in schema/policy.yml") == 1


def test_out_and_audience(base, tmp_path):
    done = build(base, "--audience", "internal", "--out", str(tmp_path / "there"))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "there" / "incidents" / "2026-02-01-inside").is_dir()


def test_what_was_left_out_is_named_and_the_rest_is_there(base):
    write_record(base, "2026-03-02-odd", INCIDENT.replace("title: C", "title: a: C"))
    done = build(base)
    assert done.exit_code == 1
    assert "left out: postmortems/2026/2026-03-02-odd: its visibility cannot be read" in done.stderr
    assert "slow" not in done.stderr
    assert (base / "site" / "incidents" / "2026-03-01-checkout-slow").is_dir()


def test_as_of_is_printed(base):
    build(base, "--as-of", "2026-03-05")
    home = (base / "site" / "index.html").read_text()
    assert 'As of <time datetime="2026-03-04T23:00:00Z">2026-03-05 00:00 CET' in home


def test_a_record_that_is_not_yet_is_not_there(base):
    build(base, "--as-of", "2026-02-10")
    assert not (base / "site" / "incidents" / "2026-03-01-checkout-slow").exists()


def test_twice_the_same_bytes(base, tmp_path):
    trees = []
    for name in ("one", "two"):
        build(base, "--out", str(tmp_path / name))
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        trees.append([(p.relative_to(tmp_path / name), p.read_bytes()) for p in files])
    assert trees[0] == trees[1]


@pytest.mark.parametrize("arguments", [["--audience", "restricted"], ["--out", "docs"]])
def test_usage(base, arguments, monkeypatch):
    from postmortem_kb.errors import UsageError

    (base / "docs" / "a.md").write_text("# A\n")
    monkeypatch.chdir(base)
    done = build(base, *arguments)
    assert isinstance(done.exception, UsageError)
    assert sorted(path.name for path in base.iterdir()) == [
        "docs",
        "mkdocs.yml",
        "postmortems",
        "schema",
    ]
