"""Opening a project: the root, the clock, and which incident is meant."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from postmortem_kb.errors import ConfigurationError, UsageError
from postmortem_kb.project import Project, open_project
from postmortem_kb.reports import overdue, stats, status

INCIDENT = """\
---
title: {title}
severity: SEV-2
status: {status}
kind: incident
visibility: internal
declared_at: 2026-11-03T14:04:00Z
---
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "policy.yml").write_text("format: 1\nzone: Europe/Berlin\n")
    for slug, state in (("checkout-slow", "resolved"), ("checkout-down", "open")):
        add(tmp_path, f"2026-11-03-{slug}", state)
    return tmp_path


def add(root: Path, incident_id: str, status: str) -> None:
    folder = root / "postmortems" / "2026" / incident_id
    folder.mkdir(parents=True)
    (folder / "incident.md").write_text(INCIDENT.format(title=incident_id, status=status))


def test_the_root_is_found_from_below(root: Path) -> None:
    below = root / "postmortems" / "2026"
    assert open_project(below).root == root.resolve()


def test_outside_of_a_project_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no schema/policy\.yml") as raised:
        open_project(tmp_path)
    assert "postmortem init" in raised.value.hint


@pytest.mark.parametrize(
    ("as_of", "now"),
    [
        ("2026-11-21", datetime(2026, 11, 20, 23, 0, tzinfo=UTC)),
        ("2026-11-21T10:00:00+02:00", datetime(2026, 11, 21, 8, 0, tzinfo=UTC)),
    ],
)
def test_as_of_is_read_in_the_zone_of_the_policy(root: Path, as_of: str, now: datetime) -> None:
    assert open_project(root, as_of).now == now


@pytest.mark.parametrize("as_of", ["yesterday", "2026-02-30", "2026-11-21T10:00:00"])
def test_an_as_of_that_is_no_time_is_refused(root: Path, as_of: str) -> None:
    with pytest.raises(UsageError, match="no date and no time with a zone"):
        open_project(root, as_of)


def test_the_clock_of_the_policy_comes_before_the_epoch(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert open_project(root).now == datetime(1970, 1, 1, tzinfo=UTC)
    (root / "schema" / "policy.yml").write_text("format: 1\nclock: 2026-11-21T10:00:00Z\n")
    assert open_project(root).now == datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "\u00b2", "9" * 30, "-" + "9" * 17])
def test_an_epoch_that_is_no_time_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigurationError, match="SOURCE_DATE_EPOCH") as refused:
        open_project(root)
    assert "unset it" in refused.value.hint


class TestFind:
    @pytest.fixture
    def project(self, root: Path) -> Project:
        return open_project(root)

    def test_a_part_that_fits_one(self, project: Project) -> None:
        assert project.find("slow").id == "2026-11-03-checkout-slow"

    def test_an_exact_id_wins_over_being_a_part(self, root: Path) -> None:
        add(root, "2026-11-03-checkout-slow-again", "resolved")
        found = open_project(root).find("2026-11-03-checkout-slow")
        assert found.id == "2026-11-03-checkout-slow"

    def test_a_part_that_fits_several_names_them(self, project: Project) -> None:
        with pytest.raises(UsageError, match="several") as raised:
            project.find("checkout")
        assert "checkout-down, 2026-11-03-checkout-slow" in raised.value.message

    def test_writers_look_among_the_open_ones_first(self, project: Project) -> None:
        assert project.find("checkout", open_first=True).id == "2026-11-03-checkout-down"

    @pytest.mark.parametrize("written", ["", "nothing-like-it", "../checkout-slow"])
    def test_what_fits_nothing(self, project: Project, written: str) -> None:
        with pytest.raises(UsageError):
            project.find(written)

    def test_the_only_open_one(self, root: Path, project: Project) -> None:
        assert project.only_open().id == "2026-11-03-checkout-down"
        add(root, "2026-11-04-search-down", "open")
        with pytest.raises(UsageError, match="several incidents are open"):
            open_project(root).only_open()


def test_without_lists_any_person_and_service_will_do(root: Path) -> None:
    project = open_project(root)
    assert project.people is None
    assert project.services is None
    (root / "schema" / "people.yml").write_text("ada: {team: platform}\n")
    assert (open_project(root).people or {})["ada"].team == "platform"


def test_what_reports_say_needs_no_text() -> None:
    project = open_project(Path(__file__).parents[1])
    whole, facts = project.reported, project.reported_facts
    assert all(i.incident.text for i in whole)
    assert not any(document.text for i in facts for document in i.documents)
    policy, people, now = project.policy, project.people or {}, project.now
    assert overdue.collect(facts, policy, people, now) == overdue.collect(
        whole, policy, people, now
    )
    assert status.collect(facts, policy, now) == status.collect(whole, policy, now)
    said = [stats.collect(some, policy, project.services or {}, now) for some in (facts, whole)]
    assert said[0] == said[1]
