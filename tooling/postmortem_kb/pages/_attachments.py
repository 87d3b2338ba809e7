"""Which attachments a page shows: images, by their first bytes and not by their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postmortem_kb.images import kind_by_bytes, kind_by_name
from postmortem_kb.incident import Attachment, Incident

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}", re.ASCII)


def is_shown(attachment: Attachment) -> bool:
    """Whether it is an image, and its name says which, and is one that an address can hold."""
    kind = kind_by_bytes(attachment.head)
    image = kind != "" and kind == kind_by_name(attachment.name)
    return attachment.regular and image and bool(_NAME.fullmatch(attachment.name))


def shown_attachments(incident: Incident) -> Iterator[Attachment]:
    """The attachments that stand beside the record's page."""
    return (found for found in incident.attachments if is_shown(found))
