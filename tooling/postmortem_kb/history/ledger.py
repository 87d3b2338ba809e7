"""What was sent in which week: files on a branch of their own, written without a work tree."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from secrets import token_hex
from typing import Any

from postmortem_kb.errors import ConfigurationError
from postmortem_kb.history.git import Git, NoHistory

BRANCH = "postmortem-state"
FILE = "deliveries.json"
_REF, _THEIRS = f"refs/heads/{BRANCH}", f"refs/remotes/origin/{BRANCH}"
_STATES = ("sending", "sent", "failed")
_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}", re.ASCII)
_REPORT = re.compile(rf"{_WEEK.pattern}\.json", re.ASCII)
_AUTHOR = ("-c", "user.name=postmortem", "-c", "user.email=postmortem@localhost")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message: its ISO week (2026-W48), where and to whom, `sending`, `sent` or `failed`, and
    when that was (UTC). The recipient is a handle or a word, never an address."""

    week: str
    destination: str
    recipient: str
    state: str
    at: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What is sent once."""
        return (self.week, self.destination, self.recipient)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The branch. With `push` each change is shared, and who comes second is refused.

    Raises `NoHistory` where git refuses.
    """

    git: Git
    push: bool = False

    def fetch(self) -> None:
        """Learn what others have sent."""
        if not self.push or not self._is_shared():
            return
        ours, theirs = self._hash(_REF), self._hash(_THEIRS)
        common = self.git.answers("merge-base", ours, theirs) if ours else ""
        if common == ours:
            self.git.run("update-ref", _REF, theirs)
        elif common != theirs:
            message = f"the branch {BRANCH} here and the one at origin know of different messages"
            hint = f"`git branch -D {BRANCH}` forgets what only this machine knows to be sent"
            raise ConfigurationError(message, hint)

    def _is_shared(self) -> bool:
        """Fetch the branch; whether there is one."""
        try:
            if not self.git.run("ls-remote", "origin", _REF):
                return False
            self.git.run("fetch", "--quiet", "origin", f"+{_REF}:{_THEIRS}")
        except NoHistory as refusal:
            message = f"what others have sent cannot be fetched: {refusal.message}"
            hint = "may this account read the remote `origin`? nothing was sent"
            raise ConfigurationError(message, hint) from None
        return True

    def deliveries(self) -> dict[tuple[str, str, str], Delivery]:
        """What is known to have been sent, or tried."""
        written = self.read(FILE)
        return {one.key: one for one in _parsed(written)} if written else {}

    def read(self, name: str) -> bytes:
        """A file of the branch; nothing where it is not there."""
        tip = self._tip()
        entry = self.git.run("ls-tree", tip, "--", name) if tip else b""
        return self.git.run("cat-file", "blob", f"{tip}:{name}") if entry else b""

    def reports(self) -> dict[str, bytes]:
        """The JSON of every report in the archive by its ISO week, oldest first."""
        tip = self._tip()
        listed = self.git.run("ls-tree", tip).decode().splitlines() if tip else []
        entries = (line.partition("\t") for line in listed)
        found = {name: facts.split()[2] for facts, _, name in entries if _REPORT.fullmatch(name)}
        texts = self.git.blobs(list(found.values()))
        return {name[:-5]: text for name, text in zip(found, texts, strict=True) if text}

    def record(self, delivery: Delivery) -> None:
        """Write down how one message stands."""
        known = self.deliveries() | {delivery.key: delivery}
        entries = [asdict(known[key]) for key in sorted(known)]
        text = json.dumps({"version": 1, "deliveries": entries}, indent=1) + "\n"
        self.write({FILE: text.encode()}, f"{delivery.week}: {delivery.state}")

    def write(self, files: Mapping[str, bytes], message: str) -> None:
        """Commit these files beside what the branch has."""
        before = self._hash(_REF)
        tip = self._tip()
        tree = self._tree(tip, files)
        parents = ("-p", tip) if tip else ()
        # Two machines that write the same in one second would make one commit, and both push it.
        words = ("-m", message, "-m", f"run {token_hex(8)}")
        new = self.git.run(*_AUTHOR, "commit-tree", tree, *parents, *words).decode().strip()
        self._advance(new, before)
        if self.push:
            self._share(new, before)

    def _advance(self, new: str, before: str) -> None:
        """Make it the tip, unless another run was first: that one sends."""
        try:
            self.git.run("update-ref", _REF, new, before or "0" * len(new))
        except NoHistory as refusal:
            message = f"the branch {BRANCH} cannot be written: {refusal.message}"
            hint = "is another run sending? look, then run it again"
            raise ConfigurationError(message, hint) from None

    def _share(self, new: str, before: str) -> None:
        """Push, or take back what was written: who comes second has not begun to send."""
        try:
            self.git.run("push", "--quiet", "origin", f"{_REF}:{_REF}")
        except NoHistory as refusal:
            back = (_REF, before) if before else ("-d", _REF, new)
            self.git.run("update-ref", *back)
            message = f"the branch {BRANCH} cannot be pushed: {refusal.message}"
            hint = "may this account push, or is another run sending? look, then run it again"
            raise ConfigurationError(message, hint) from None

    def _tree(self, tip: str, files: Mapping[str, bytes]) -> str:
        lines = self.git.run("ls-tree", tip).decode().splitlines() if tip else []
        tree = {line.partition("\t")[2]: line for line in lines}
        for name, content in files.items():
            blob = self.git.run("hash-object", "-w", "--stdin", given=content).decode().strip()
            tree[name] = f"100644 blob {blob}\t{name}"
        given = "".join(f"{tree[name]}\n" for name in sorted(tree)).encode()
        return self.git.run("mktree", given=given).decode().strip()

    def _tip(self) -> str:
        """The last commit that is known here: theirs where ours is only behind it."""
        ours, theirs = self._hash(_REF), self._hash(_THEIRS)
        behind = ours and theirs and self.git.answers("merge-base", ours, theirs) == ours
        return theirs if behind or not ours else ours

    def _hash(self, name: str) -> str:
        return self.git.answers("rev-parse", "--verify", "--quiet", name)


def _parsed(written: bytes) -> list[Delivery]:
    """What the file says; a word that we would not write may hide that something was sent."""
    try:
        data: dict[str, Any] = json.loads(written)
        found = [Delivery(**entry) for entry in data["deliveries"]]
    except (ValueError, TypeError, LookupError, RecursionError):
        found = None
    if found is None or not all(map(_is_sound, found)):
        message = f"{FILE} on the branch {BRANCH} cannot be read"
        hint = f"mend it on the branch, or `git branch -D {BRANCH}` forgets what was sent"
        raise ConfigurationError(message, hint)
    return found


def _is_sound(delivery: Delivery) -> bool:
    words = all(isinstance(word, str) for word in astuple(delivery))
    return words and delivery.state in _STATES and _WEEK.fullmatch(delivery.week) is not None
