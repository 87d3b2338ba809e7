"""The state that a change starts from: what was there, what became of it, what else it touches.

The base is the commit where this branch and the named one parted, so that a branch that lies
behind is not blamed for what others did. The head is the work tree as it is, committed or not.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postmortem_kb.corpus import FOLDER, Corpus, no_incident
from postmortem_kb.errors import ConfigurationError, UsageError
from postmortem_kb.frontmatter import read_document
from postmortem_kb.history.git import Git
from postmortem_kb.history.sameness import renames, same_record
from postmortem_kb.incident import CUSTOMER_EMAIL_FILE, INCIDENT_FILE, POSTMORTEM_FILE, Incident
from postmortem_kb.policy import Policy
from postmortem_kb.policy_source import POLICY_PATH, read_policy
from postmortem_kb.timeline import read_timeline

MOST_GONE = 3
"""So many records may disappear in one change, or this share of them, whichever is more."""
MOST_GONE_SHARE = 0.02

_FILES = (INCIDENT_FILE, POSTMORTEM_FILE, CUSTOMER_EMAIL_FILE)
_DIFF = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative")


@dataclass(frozen=True, slots=True)
class Base:
    """What a change starts from.

    `names`: the files that differ, from the project's root on. `changed`: the records of the tree
    that they belong to; `bases`: the same by id as they were, or None where they are new. `gone`:
    what was there and is no more. `taken`: ids that new records have here and others got there.
    `policy` is None where the policy of then cannot be read.
    """

    names: frozenset[str]
    changed: tuple[Incident, ...]
    bases: Mapping[str, Incident | None]
    gone: Mapping[str, Incident]
    taken: frozenset[str]
    policy: Policy | None


def read_base(corpus: Corpus, written: str, policy: Policy) -> Base:
    """The base of the work tree and the commit that `written` names.

    `policy` is today's. Raises `UsageError` where git cannot say, or too many records are gone.
    """
    git = Git(corpus.root)
    head, tip = git.head(), git.resolve(written)
    start = git.merge_base(tip, head)
    names = frozenset(_names(git, start))
    folders = sorted({folder for name in names if (folder := _folder(name))})
    now = {f: corpus.read(corpus.root / f) for f in folders if _stands(corpus, f)}
    then = _records(git, start, folders)
    new = [now[folder] for folder in now if folder not in then]
    lost = [then[folder] for folder in then if folder not in now]
    moved = renames(lost, new)
    gone = {old.id: old for old in lost if old.id not in {m.id for m in moved.values()}}
    _refuse_a_landslide(git, start, gone)
    bases = {record.id: then.get(folder) or moved.get(record.id) for folder, record in now.items()}
    before = _policy(git, start) if POLICY_PATH in names else policy
    taken = frozenset(_taken(git, tip, new))
    return Base(names, tuple(now.values()), bases, gone, taken, before)


def folders_that_name(corpus: Corpus, words: Iterable[str]) -> frozenset[str]:
    """The folders of the records in whose text one of the words stands."""
    sought = [argument for word in sorted(set(words)) for argument in ("-e", word)]
    if not sought:
        return frozenset()
    how = ("-l", "-z", "-I", "-i", "--fixed-strings", "--untracked", "--no-color")
    printed = Git(corpus.root).search(*how, *sought, "--", FOLDER)
    return frozenset(_folder(os.fsdecode(name)) for name in printed.split(b"\0")) - {""}


def _names(git: Git, start: str) -> Iterator[str]:
    """The files that differ between the commit and the work tree, with those new to git."""
    wanted = ("--", FOLDER, "schema")
    printed = git.run(*_DIFF, start, *wanted)
    printed += git.run("ls-files", "-z", "--others", "--exclude-standard", *wanted)
    return (os.fsdecode(name) for name in printed.split(b"\0") if name)


def _folder(name: str) -> str:
    """The record's folder that a file lies in, or ""."""
    parts = name.split("/")
    return "/".join(parts[:3]) if len(parts) > 3 and parts[0] == FOLDER else ""


def _stands(corpus: Corpus, folder: str) -> bool:
    place = corpus.root / folder
    return place.is_dir() and not place.is_symlink()


def _records(git: Git, commit: str, folders: Iterable[str]) -> dict[str, Incident]:
    """The records of a commit that stood in these folders."""
    # One name a line is what git reads: a name with a line's end in it is no record's.
    sought = [folder for folder in folders if "\n" not in folder]
    found = git.blobs([f"{commit}:./{folder}/{name}" for folder in sought for name in _FILES])
    records = {}
    for position, folder in enumerate(sought):
        files = found[position * len(_FILES) : (position + 1) * len(_FILES)]
        if any(content is not None for content in files):
            records[folder] = _incident(folder, files)
    return records


def _incident(folder: str, files: Sequence[bytes | None]) -> Incident:
    first, second, third = (
        read_document(name, f"{folder}/{name}", content) if content is not None else None
        for name, content in zip(_FILES, files, strict=True)
    )
    incident = first or no_incident(folder)
    timeline = read_timeline(incident)
    name = folder.rpartition("/")[2]
    return Incident(name, folder, incident, second, timeline, customer_email=third)


def _refuse_a_landslide(git: Git, start: str, gone: Mapping[str, Incident]) -> None:
    """A pull request that deletes many records is a mistake, or wants to be seen as what it is."""
    if len(gone) <= MOST_GONE:
        return
    printed = git.run("ls-tree", "-r", "-d", "-z", "--name-only", start, "--", f"{FOLDER}/")
    count = sum(name.count(b"/") == 2 for name in printed.split(b"\0"))
    if len(gone) > max(MOST_GONE, MOST_GONE_SHARE * count):
        shown = ", ".join(sorted(gone)[:3])
        message = f"{len(gone)} of {count} records are gone: {shown}, …"
        hint = "bring them back with `git checkout`, or delete them in smaller steps"
        raise UsageError(message, hint)


def _taken(git: Git, tip: str, new: Sequence[Incident]) -> Iterator[str]:
    """The ids of new records that name other records at the branch's tip."""
    there = _records(git, tip, (record.folder for record in new))
    for record in new:
        other = there.get(record.folder)
        if other and not same_record(other, record):
            yield record.id


def _policy(git: Git, start: str) -> Policy | None:
    (content,) = git.blobs([f"{start}:./{POLICY_PATH}"])
    try:
        return read_policy(content) if content is not None else None
    except ConfigurationError:
        return None
