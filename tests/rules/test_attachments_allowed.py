"""Files beside a record are images, by their bytes."""

from __future__ import annotations

import pytest

from postmortem_kb.incident import Attachment
from tests.helpers.records import findings, sound

PNG, JPG, GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"
WEBP = b"RIFF\x10\x00\x00\x00WEBP"


def found(*attachments: Attachment) -> list[str]:
    return findings("attachments-allowed", sound(attachments=attachments))


@pytest.mark.parametrize(
    ("name", "head"),
    [("a.png", PNG), ("a.JPG", JPG), ("a.jpeg", JPG), ("a.gif", GIF), ("a.webp", WEBP)],
)
def test_images_are_welcome(name: str, head: bytes) -> None:
    assert found(Attachment(name, 100, head)) == []


@pytest.mark.parametrize(
    ("attachment", "why"),
    [
        (
            Attachment("x.png", 9, b"<svg xmlns"),
            "the file is called png, and its bytes are those of no image",
        ),
        (Attachment("x.png", 9, JPG), "the file is called png, and its bytes are those of a jpg"),
        (Attachment("x.png", 0, b""), "the image is empty"),
        (Attachment("x.png", 50_000_000, PNG), "the image is larger than 5 MB"),
        (Attachment("x.png", 9, b"", regular=False), "the image is a link or a folder"),
    ],
)
def test_what_is_none_is_refused(attachment: Attachment, why: str) -> None:
    assert found(attachment) == [f"x.png:1:1 error {why}"]


def test_two_names_that_differ_by_case_alone() -> None:
    twice = found(Attachment("Pool.png", 9, PNG), Attachment("pool.png", 9, PNG))
    assert twice == ["pool.png:1:1 error the name differs from Pool.png by case alone"]
