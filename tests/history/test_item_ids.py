"""The ids that were ever given."""

from __future__ import annotations

from postmortem_kb.history.item_ids import read_item_ids
from tests.helpers.written import write_incident

PATH = "postmortems/2026/2026-11-03-checkout/postmortem.md"


def test_ids_that_were_deleted_are_still_known(git_repository):
    repository = git_repository()
    repository.write({PATH: "action_items:\n  - {id: a1, title: A}\n  - id: 'a7'\n    title: B\n"})
    repository.commit("two")
    repository.write({PATH: "action_items: []\n"})
    repository.commit("none")
    assert read_item_ids(repository.path, write_incident()) == {"a1", "a7"}


def test_without_git_nothing_is_known(tmp_path):
    assert read_item_ids(tmp_path, write_incident()) == frozenset()
