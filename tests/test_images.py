"""Which kind of image a file is: by its first bytes, and by what its name says."""

from __future__ import annotations

import pytest

from postmortem_kb.images import kind_by_bytes, kind_by_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pool.png", "png"),
        ("POOL.JPG", "jpg"),
        ("pool.jpeg", "jpg"),
        ("pool.old.gif", "gif"),
        ("pool.webp", "webp"),
        ("pool.svg", ""),
        ("pool.png.html", ""),
        ("png", ""),
        (".png", "png"),
    ],
)
def test_what_a_name_says(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF87a", "gif"),
        (b"GIF89a", "gif"),
        (b"RIFF\x10\x00\x00\x00WEBP", "webp"),
        (b"RIFF\x10\x00\x00\x00WAVE", ""),
        (b"<svg xmlns", ""),
        (b"", ""),
    ],
)
def test_what_the_first_bytes_say(head: bytes, kind: str) -> None:
    assert kind_by_bytes(head) == kind
