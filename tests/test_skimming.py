"""The records that others must know of are found without parsing, and none is missed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from postmortem_kb.corpus import Corpus
from postmortem_kb.skimming import iter_notable
from tests.helpers.records import ID, sound


def notable(root: Path) -> list[str]:
    return [incident.id for incident in iter_notable(Corpus(root))]


def write(root: Path, content: str | bytes) -> Path:
    folder = root / "postmortems" / "2026" / ID
    folder.mkdir(parents=True)
    file = folder / "incident.md"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize("visibility", ["public", "internal", "public  "])
def test_a_plain_record_is_not_read(tmp_path, visibility):
    write(tmp_path, sound(incident={"visibility": visibility}).incident.text)
    assert notable(tmp_path) == []


def test_nor_one_with_the_line_ends_of_windows(tmp_path):
    write(tmp_path, sound().incident.text.replace("\n", "\r\n"))
    assert notable(tmp_path) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"visibility": "restricted"},
        {"visibility": None},
        {"visibility": "publik"},
        {"visibility": '"public"'},
        {"aliases": "[2026-11-01-old]"},
        {"visibility": "public\nvisibility: restricted"},
        {"visibility": None, "extra": "\n  visibility: public"},
    ],
)
def test_whatever_is_not_plain_is(tmp_path, facts):
    write(tmp_path, sound(incident=facts).incident.text)
    assert notable(tmp_path) == [ID]


def test_the_word_in_the_body_says_nothing(tmp_path):
    text = sound(incident={"visibility": None}, notes="\nvisibility: public\n").incident.text
    write(tmp_path, text)
    assert notable(tmp_path) == [ID]


@pytest.mark.parametrize("content", ["", "---\nvisibility: public\n", "visibility: public\n---\n"])
def test_no_front_matter(tmp_path, content):
    write(tmp_path, content)
    assert notable(tmp_path) == [ID]


def test_a_pipe_is_not_waited_for(tmp_path):
    file = write(tmp_path, "")
    file.unlink()
    os.mkfifo(file)
    assert notable(tmp_path) == [ID]


def test_no_file_and_a_folder_in_its_place(tmp_path):
    file = write(tmp_path, "")
    file.unlink()
    assert notable(tmp_path) == [ID]
    file.mkdir()
    assert notable(tmp_path) == [ID]


def test_our_own_records(root):
    """Held against a reading in full."""
    corpus = Corpus(root)
    wanted = {i.id for i in corpus.incidents() if i.restricted or i.aliases}
    assert wanted <= {incident.id for incident in iter_notable(corpus)}
