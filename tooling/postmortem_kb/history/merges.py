"""When the published state of each post-mortem reached the branch that is checked out.

One walk over the first parents of HEAD, whole: what a branch's own commits say of time is what
its author wanted them to say, so the committer's date of the commit on that line counts, be it a
merge, a squash or the end of a rebase. What the first commit of all brought was published before
this history began: when, nobody knows.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from postmortem_kb.corpus import FOLDER
from postmortem_kb.history.git import Git, NoHistory
from postmortem_kb.incident import POSTMORTEM_FILE, Incident

_WALK = (
    *("-c", "log.showRoot=true", "log", "--first-parent", "-m", "--reverse", "--raw", "-z"),
    *("--no-abbrev", "--no-renames", "--no-ext-diff", "--relative", "--format=%x00@%ct %P"),
)
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_PUBLISHED = re.compile(rb"^status:[ \t]+([\"']?)published\1[ \t]*(?:#.*)?\r?$", re.MULTILINE)
# So many paths are named one by one; more are asked for as a whole.
_FEW = 50


@dataclass(frozen=True, slots=True)
class _Version:
    """What a commit on the line made of one record's post-mortem; `blob` is "" where it went."""

    record: str
    blob: str
    commit: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Since when (UTC) a post-mortem stands there as published, and when its text last changed.

    `changed` is None where it is as it was published.
    """

    since: datetime
    changed: datetime | None = None


def read_merges(root: Path, incidents: Iterable[Incident]) -> Mapping[str, Merge]:
    """By id, how these records stand there as published, without a break.

    A record that was renamed is followed through its aliases. Raises `NoHistory`.
    """
    git = Git(root)
    head = git.head()
    if git.shallow():
        hint = "`git fetch --unshallow` brings the rest"
        raise NoHistory("this clone has the last commits only", hint)
    names = {i.id: {i.id, *i.aliases} for i in incidents if i.published}
    if not names:
        return {}
    versions = list(_versions(git, head, sorted(set().union(*names.values()))))
    texts = _published(git, versions)
    found = ((name, _merge(own, texts)) for name, own in _by_record(versions, names))
    return {name: merge for name, merge in found if merge}


def _merge(versions: Sequence[_Version], texts: Mapping[str, bytes]) -> Merge | None:
    since = _since(versions, texts)
    return Merge(since, _changed(versions, texts, since)) if since else None


def _changed(
    versions: Sequence[_Version], texts: Mapping[str, bytes], since: datetime
) -> datetime | None:
    """When another text took the place of the one that was published, for the last time.

    What stands in the front matter is no text: an action item that is done changes no report.
    """
    stood = [(version.at, texts[version.blob]) for version in versions if version.blob in texts]
    began = next(place for place, (at, _) in enumerate(stood) if at == since)
    changes = [at for (_, old), (at, new) in pairwise(stood[began:]) if new != old]
    return changes[-1] if changes else None


def _by_record(
    versions: Sequence[_Version], names: Mapping[str, set[str]]
) -> Iterator[tuple[str, Sequence[_Version]]]:
    """Each record's versions in their order, whatever it was called then."""
    places = defaultdict(list)
    for place, version in enumerate(versions):
        places[version.record].append(place)
    for record, known_as in names.items():
        own = sorted(place for name in known_as for place in places[name])
        yield record, [versions[place] for place in own]


def _versions(git: Git, head: str, names: Sequence[str]) -> Iterator[_Version]:
    """Every version of these post-mortems, oldest first."""
    few = [f":(glob){FOLDER}/*/{_literal(n)}/{POSTMORTEM_FILE}" for n in names]
    every = [f":(glob){FOLDER}/*/*/{POSTMORTEM_FILE}"]
    printed = git.run(*_WALK, head, "--", *(few if len(few) <= _FEW else every))
    pieces = iter(printed.split(b"\0"))
    at: datetime | None = None
    commit = 0
    for piece in pieces:
        if piece.startswith(b"@"):
            commit += 1
            stamp, _, parents = piece[1:].partition(b" ")
            at = datetime.fromtimestamp(int(stamp), UTC) if parents.strip() else None
        elif piece.lstrip(b"\n").startswith(b":"):
            blob = piece.split(b" ")[3].decode()
            record = os.fsdecode(next(pieces)).split("/")[-2]
            yield _Version(record, blob if blob.strip("0") else "", commit, at)


def _literal(name: str) -> str:
    """A name in which a pattern of git finds no special character."""
    return re.sub(r"([*?\[\]\\])", r"\\\1", name)


def _published(git: Git, versions: Iterable[_Version]) -> Mapping[str, bytes]:
    """A digest of the text of each blob that says `status: published`."""
    blobs = sorted({version.blob for version in versions if version.blob})
    contents = zip(blobs, git.blobs(blobs), strict=True)
    found = ((blob, _text(content)) for blob, content in contents)
    return {blob: sha256(text).digest() for blob, text in found if text is not None}


def _text(content: bytes | None) -> bytes | None:
    """What stands below the front matter of a published post-mortem."""
    if content is None or not content.startswith(b"---"):
        return None
    closing = _FENCE.search(content, 3)
    if not closing or not _PUBLISHED.search(content, 0, closing.start()):
        return None
    return content[closing.end() :]


def _since(versions: Sequence[_Version], texts: Mapping[str, bytes]) -> datetime | None:
    """Where the last unbroken stretch of being published began; under any of its ids."""
    states: dict[str, bool] = {}
    since: datetime | None = None
    standing = False
    for position, version in enumerate(versions):
        states[version.record] = version.blob in texts
        following = versions[position + 1] if position + 1 < len(versions) else None
        if following and following.commit == version.commit:
            continue  # a rename is two versions of one commit
        if any(states.values()) and not standing:
            since = version.at
        standing = any(states.values())
    return since if standing else None
