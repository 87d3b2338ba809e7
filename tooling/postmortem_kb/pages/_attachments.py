"""Which attachments a page shows: images, by their first bytes and not by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.incident import Attachment, Incident

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}", re.ASCII)
_SUFFIXES = {
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "gif": (".gif",),
    "webp": (".webp",),
}


def image_type(head: bytes) -> str:
    """What the first bytes of a file say that it is: png, jpeg, gif, webp, or ""."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""


def is_shown(attachment: Attachment) -> bool:
    """Whether it is an image, and its name says which, and is one that an address can hold."""
    suffixes = _SUFFIXES.get(image_type(attachment.head), ())
    named = bool(suffixes) and attachment.name.lower().endswith(suffixes)
    return attachment.regular and named and bool(_NAME.fullmatch(attachment.name))


def shown_attachments(incident: Incident) -> Iterator[Attachment]:
    """The attachments that stand beside the record's page."""
    return (found for found in incident.attachments if is_shown(found))
