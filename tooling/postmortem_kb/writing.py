"""Writes files of records: whole or not at all, and one command at a time.

The lock stands outside of the records' folders, where nothing but records may stand: in git's own
folder if there is one, else among the system's temporary files.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from postmortem_kb.errors import ConfigurationError, RecordError

PATIENCE = 20.0
"""Seconds that a command waits for another one that writes."""


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the project's lock. What is read inside cannot change before it is written.

    Raises `RecordError` where another command holds it for longer than `patience` seconds, and
    `ConfigurationError` where the system lets nobody write it.
    """
    path = lock_path(root)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=patience)
    except Timeout as waited:
        message = "another postmortem command is writing here and does not end"
        raise RecordError(message, f"try again; if none is running, delete {path}") from waited
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be written: {error.strerror}", _HINT) from error
    try:
        yield
    finally:
        lock.release()


def lock_path(root: Path) -> Path:
    """Where the lock of the project at `root` stands."""
    root = root.resolve()
    for folder in (root, *root.parents):
        git = _git_folder(folder / ".git")
        if git:
            return git / "postmortem.lock"
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"postmortem-{name}.lock"


def replace_file(path: Path, text: str) -> None:
    """Write a file: a temporary one beside it takes its place once it is whole.

    Keeps the mode of a file that is replaced. Raises `ConfigurationError` where it cannot be
    written.
    """
    # The end `~` marks what editors leave behind: the check passes over it after a crash.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}~")
    try:
        _write_through(temporary, text.encode("utf-8"), _mode(path))
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ConfigurationError(f"{path} cannot be written: {error.strerror}", _HINT) from error
    _remember(path.parent)


def create_folder(path: Path) -> None:
    """Make a new folder with those above it. Raises `RecordError` where there is one already, and
    `ConfigurationError` where it cannot be made.
    """
    try:
        path.mkdir(parents=True)
    except FileExistsError as error:
        raise RecordError(f"{path} is there already", "nothing was changed") from error
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be made: {error.strerror}", _HINT) from error


_HINT = "see who owns the folder and whether the disk is full; nothing was changed"


def _git_folder(entry: Path) -> Path | None:
    """Git's folder, which in a linked work tree is named by a file."""
    if entry.is_dir():
        return entry
    if not entry.is_file():
        return None
    written = entry.read_text(encoding="utf-8", errors="replace").strip()
    folder = entry.parent / written.removeprefix("gitdir:").strip()
    return folder if written.startswith("gitdir:") and folder.is_dir() else None


def _mode(path: Path) -> int | None:
    return path.stat().st_mode & 0o7777 if path.exists() else None


def _write_through(path: Path, content: bytes, mode: int | None) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remember(folder: Path) -> None:
    """Make a rename outlive a power cut, where folders can be synchronised."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
