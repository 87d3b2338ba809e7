"""Which kind of image a file is: by its first bytes, and by what its name says."""

from __future__ import annotations

_KINDS = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp", ".gif": "gif"}


def kind_by_name(name: str) -> str:
    """The kind of image that a file of that name should be: png, jpg, webp, gif, or ""."""
    return next((kind for end, kind in _KINDS.items() if name.lower().endswith(end)), "")


def kind_by_bytes(head: bytes) -> str:
    """The kind of image that begins with these bytes: png, jpg, webp, gif, or ""."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""
