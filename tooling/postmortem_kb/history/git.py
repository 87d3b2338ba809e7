"""Runs git in a folder, and turns what it refuses into words that say how to mend it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from postmortem_kb.errors import UsageError

_REFUSED = re.compile(r"dubious ownership in repository at '(.+?)'")
_UNSHALLOW = "`git fetch --unshallow` brings the rest"
# Nothing that git is set up to do for a person may change what it prints for us.
_PLAIN_SETTINGS = (
    *("color.ui=false", "core.fsmonitor=false", "grep.fullName=false", "submodule.recurse=false"),
    *("log.showSignature=false", "log.follow=false", "log.diffMerges=separate"),
)
_PLAIN = ("--no-pager", *(word for setting in _PLAIN_SETTINGS for word in ("-c", setting)))


class NoHistory(UsageError):
    """Git cannot say: it is missing, refuses, or has not the history that is asked for."""

    @property
    def why(self) -> str:
        """The message and what mends it, in one line."""
        return f"{self.message}: {self.hint}" if self.hint else self.message


_SETTINGS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


class _Answer(NamedTuple):
    """How git ended, what it printed, and what it said on stderr."""

    status: int
    printed: bytes
    said: str


@dataclass(frozen=True, slots=True)
class Git:
    """Git in the folder `root`, which may lie within the work tree. Raises `NoHistory`."""

    root: Path

    def run(self, *arguments: str, given: bytes | None = None) -> bytes:
        """What the command prints."""
        done = self._call(arguments, given)
        if done.status != 0:
            raise _refusal(done.said)
        return done.printed

    def search(self, *arguments: str) -> bytes:
        """What `git grep` prints; nothing where it finds nothing."""
        done = self._call(("grep", *arguments), None)
        if done.status > 1:
            raise _refusal(done.said)
        return done.printed

    def answers(self, *arguments: str) -> str:
        """What the command prints, without the last line's end; "" where it fails."""
        done = self._call(arguments, None)
        return done.printed.decode("utf-8", "replace").rstrip("\n") if not done.status else ""

    def head(self) -> str:
        """The full hash of the commit that is checked out."""
        self.run("rev-parse", "--git-dir")
        found = self.answers("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if not found:
            raise NoHistory("there is no commit yet", "commit the records, then ask again")
        return found

    def shallow(self) -> bool:
        """Whether only the last commits were fetched."""
        return self.answers("rev-parse", "--is-shallow-repository") == "true"

    def resolve(self, written: str) -> str:
        """The full hash of the commit that `written` names; what looks like an option is none."""
        if not written.strip():
            hint = "name a branch or a commit; in a pipeline, look whether its variable is set"
            raise NoHistory("the commit to compare with has an empty name", hint)
        if written.startswith("-"):
            hint = f"for a branch of that name write refs/heads/{written}"
            raise NoHistory(f"`{written}` looks like an option, not like a commit", hint)
        name = f"{written}^{{commit}}"
        found = self.answers("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if not re.fullmatch(r"[0-9a-f]{40,64}", found):
            hint = _UNSHALLOW if self.shallow() else "`git branch --all` lists what there is"
            raise NoHistory(f"git knows no commit `{written}`", f"`git fetch` it first; {hint}")
        return found

    def merge_base(self, one: str, other: str) -> str:
        """Where the two commits (full hashes) parted."""
        found = self.answers("merge-base", one, other)
        if not found:
            hint = _UNSHALLOW if self.shallow() else "name a branch that this one began from"
            raise NoHistory("git finds no commit that the two have in common", hint)
        return found

    def blobs(self, names: Sequence[str]) -> list[bytes | None]:
        """The contents of objects, in one process; None for what is missing."""
        if not names:
            return []
        given = "".join(f"{name}\n" for name in names).encode()
        return list(_contents(self.run("cat-file", "--batch", given=given), len(names)))

    def _call(self, arguments: Sequence[str], given: bytes | None) -> _Answer:
        # GitPython looks for git when it is imported, and takes its absence for a fault of import.
        try:
            from git import Git as Command
            from git.exc import GitCommandNotFound
        except ImportError as error:
            raise _not_installed() from error
        with TemporaryFile() as stream:
            stream.write(given or b"")
            stream.seek(0)
            try:
                status, printed, said = Command(self.root).execute(
                    ["git", *_PLAIN, *arguments],
                    istream=stream,
                    env=_SETTINGS | self._own_index(arguments),
                    with_extended_output=True,
                    with_exceptions=False,
                    stdout_as_string=False,
                    strip_newline_in_stdout=False,
                )
            except GitCommandNotFound as error:
                raise _not_installed() from error
        return _Answer(status, printed, said)

    def _own_index(self, arguments: Sequence[str]) -> dict[str, str]:
        """The index of this work tree. A hook is given that of the commit in the making, by a path
        that is not ours."""
        if "GIT_INDEX_FILE" not in os.environ or arguments[0] == "rev-parse":
            return {}
        folder = self.answers("rev-parse", "--absolute-git-dir")
        return {"GIT_INDEX_FILE": f"{folder}/index"} if folder else {}


def _not_installed() -> NoHistory:
    return NoHistory("git is not installed", "install git, then ask again")


def _contents(printed: bytes, count: int) -> list[bytes | None]:
    """Takes the output of `cat-file --batch` apart."""
    found: list[bytes | None] = []
    at = 0
    for _ in range(count):
        end = printed.index(b"\n", at)
        facts = printed[at:end].split(b" ")
        at = end + 1
        if len(facts) >= 3 and facts[-2] == b"blob":
            size = int(facts[-1])
            found.append(printed[at : at + size])
            at += size + 1
        else:
            # Missing, or a folder: a folder has content too, and it is passed over.
            at += int(facts[-1]) + 1 if facts[-2] in (b"tree", b"commit") else 0
            found.append(None)
    return found


def _refusal(said: str) -> NoHistory:
    refused = _REFUSED.search(said)
    if refused:
        hint = f"`git config --global --add safe.directory {refused[1]}`"
        return NoHistory("git refuses a repository that belongs to somebody else", hint)
    if "not a git repository" in said:
        hint = "`git clone` the repository rather than unpacking an archive of it"
        return NoHistory("this folder has no git history", hint)
    # `git push` says first where to, and then why not.
    lines = (line for line in said.strip().splitlines() if not line.startswith("To "))
    first = next(lines, "no reason given").strip()
    return NoHistory(f"git refused: {first}", "run the same in a fresh `git clone`")
