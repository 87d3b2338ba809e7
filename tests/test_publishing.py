"""Who sees what, and what is said of the rest."""

from __future__ import annotations

import pytest

from postmortem_kb.errors import UsageError
from postmortem_kb.publishing import choose_audience, hidden_names, left_out, shown
from tests.helpers.small_base import (
    INCIDENT,
    POSTMORTEM,
    opened,
    restricted,
    write_base,
    write_record,
)

VISIBILITIES = [
    "restricted",
    "Public",
    "PUBLIC",
    "restriced",
    "NO",
    "true",
    "''",
    "[public]",
    "{public: public}",
    "public2",
]


@pytest.fixture
def base(tmp_path):
    return write_base(tmp_path / "base")


def ids(root, audience):
    return {incident.id for incident in shown(opened(root).incidents, audience)}


def test_public_sees_public_and_internal_both(base):
    public = {"2020-01-02-their-outage", "2026-03-01-checkout-slow"}
    assert ids(base, "public") == public
    assert ids(base, "internal") == public | {"2026-02-01-inside"}


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("word", VISIBILITIES)
def test_what_is_not_exactly_a_known_word_is_not_shown(base, audience, word):
    text = INCIDENT.replace("visibility: public", f"visibility: {word}")
    write_record(base, "2026-03-02-odd", text)
    assert "2026-03-02-odd" not in ids(base, audience)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("title: Checkout slow", "title: Checkout: slow"),
        lambda text: text.replace(
            "visibility: public", "visibility: restricted\nvisibility: public"
        ),
        lambda text: "\n" + text,
        lambda text: " " + text,
        lambda text: text.replace("---", "----"),
        lambda text: text[: text.index("---", 4)],
        lambda text: text.replace("\n", "\r"),
        lambda _: "- a list\n",
        lambda text: text.replace("visibility: public\n", ""),
        lambda _: "",
    ],
)
def test_a_record_whose_facts_cannot_be_read_is_not_shown_and_named(base, change):
    write_record(base, "2026-03-02-odd", change(INCIDENT))
    assert "2026-03-02-odd" not in ids(base, "internal")
    named = [found.path for found in left_out(opened(base), "internal")]
    assert named == ["postmortems/2026/2026-03-02-odd"]


@pytest.mark.parametrize(
    "name", ["index", "search", "CON", "2026-03-02-A", "2026-03-02-a b", "x#y"]
)
def test_a_folder_whose_name_is_no_id_has_no_page_and_is_named(base, name):
    write_record(base, "2026-03-02-tmp", INCIDENT).rename(base / "postmortems" / "2026" / name)
    assert name not in ids(base, "internal")
    assert [found.path for found in left_out(opened(base), "public")] == [
        f"postmortems/2026/{name}"
    ]


def test_of_two_records_with_one_id_the_first_is_shown(base):
    write_record(base, "2026-03-01-checkout-slow", INCIDENT)
    twin = base / "postmortems" / "2027" / "2026-03-01-checkout-slow"
    twin.mkdir(parents=True)
    (twin / "incident.md").write_text(INCIDENT)
    folders = [i.folder for i in shown(opened(base).incidents, "public")]
    assert "postmortems/2026/2026-03-01-checkout-slow" in folders
    assert len(folders) == 2
    assert [found.path for found in left_out(opened(base), "public")] == [
        "postmortems/2027/2026-03-01-checkout-slow"
    ]


def test_what_is_restricted_on_purpose_is_not_left_out(base):
    write_record(base, "2026-03-02-restricted-abcd", restricted())
    assert list(left_out(opened(base), "internal")) == []


def test_left_out_in_part(base):
    write_record(base, "2026-03-02-restricted-abcd", restricted())
    broken = POSTMORTEM.replace("authors: [ada]", "authors: [ada")
    mention = INCIDENT + "\n## Notes\n\nSee 2026-03-02-restricted-abcd.\n"
    write_record(base, "2026-03-03-a", INCIDENT, broken)
    write_record(base, "2026-03-04-b", mention, notes_gif=b"<html>")
    found = [
        (f.path.removeprefix("postmortems/2026/"), f.why) for f in left_out(opened(base), "public")
    ]
    assert [path for path, _ in found] == [
        "2026-03-03-a/postmortem.md",
        "2026-03-04-b/incident.md",
        "2026-03-04-b/notes.gif",
    ]


def test_hidden_names_are_whole_names(base):
    write_record(base, "2026-03-02-odd", restricted())
    hidden = hidden_names(opened(base).incidents)
    assert hidden.search("/incidents/2026-03-02-odd/")
    assert not hidden.search("2026-03-02-odd-one")
    assert not hidden.search("2026-03-02-od")


class TestAudience:
    def test_the_policy_says_it(self, base):
        assert choose_audience(opened(base), None) == "public"
        assert choose_audience(opened(base), None, at_home=True) == "internal"

    def test_internal_in_ci_needs_the_policys_word(self, base, monkeypatch):
        monkeypatch.setenv("CI", "true")
        with pytest.raises(UsageError, match="does not say who reads"):
            choose_audience(opened(base), "internal")
        policy = base / "schema" / "policy.yml"
        policy.write_text(policy.read_text().replace("readers: public", "readers: internal"))
        assert choose_audience(opened(base), None) == "internal"

    def test_at_home_nothing_is_published(self, base, monkeypatch):
        monkeypatch.setenv("CI", "true")
        assert choose_audience(opened(base), None, at_home=True) == "internal"

    @pytest.mark.parametrize("word", ["restricted", "everyone", "Public"])
    def test_there_is_no_other(self, base, word):
        with pytest.raises(UsageError, match="is no audience"):
            choose_audience(opened(base), word)
