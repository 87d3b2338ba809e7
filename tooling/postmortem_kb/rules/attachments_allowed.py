"""Files beside a record are images, by their bytes.

## What it asks

An attachment is a png, jpg, webp or gif, and its first bytes say the same as its name. It is a
file of its own (no link), not empty, and no larger than the policy allows.

## Why

An SVG or a page of HTML opened on its own runs scripts in the reader's browser, whatever it is
called.

## Bad

    An SVG that is called pool.png

## Good

    A PNG that is called pool.png
"""

from __future__ import annotations

from collections.abc import Iterator

from postmortem_kb.images import kind_by_bytes, kind_by_name
from postmortem_kb.incident import Attachment, Incident
from postmortem_kb.problem import At, Finding, Level
from postmortem_kb.rules._case import Case

LEVEL = Level.ERROR
WAIVABLE = False


def check(incident: Incident, case: Case) -> Iterator[Finding]:
    """Findings on each attachment, and on two names that differ by case alone."""
    largest = case.policy.part("attachments").get("megabytes", 5)
    seen: dict[str, str] = {}
    for attachment in incident.attachments:
        why, hint = _wrong(attachment, largest)
        if why:
            yield Finding(At(attachment.name), why, hint)
        folded = attachment.name.casefold()
        if folded in seen:
            hint = "rename one; on some computers they are one file"
            yield Finding(
                At(attachment.name), f"the name differs from {seen[folded]} by case alone", hint
            )
        seen[folded] = attachment.name


def _wrong(attachment: Attachment, largest: float) -> tuple[str, str]:
    if not attachment.regular:
        return "the image is a link or a folder", "put the file itself here; links are not followed"
    if attachment.size == 0:
        return "the image is empty", "put the image here again, or delete it"
    if attachment.size > largest * 1_000_000:
        return f"the image is larger than {largest:g} MB", "make the image smaller"
    kind, named = kind_by_bytes(attachment.head), kind_by_name(attachment.name)
    if kind == named:
        return "", ""
    said = f"its bytes are those of a {kind}" if kind else "its bytes are those of no image"
    return (
        f"the file is called {named}, and {said}",
        "save it as png, jpg, webp or gif under the right name",
    )
