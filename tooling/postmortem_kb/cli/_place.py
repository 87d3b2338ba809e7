"""Where a project lies in its git work tree, without git."""

from __future__ import annotations

from pathlib import Path


def find_work_tree(root: Path) -> Path | None:
    """The top of the git work tree that `root` lies in, or None.

    `.git` is a folder, or a file in a linked work tree and in a submodule.
    """
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)


def prefix_of(root: Path) -> str:
    """What leads from the work tree's top to `root`: `knowledge/`, or "" where they are one."""
    top = find_work_tree(root)
    if top is None or top == root:
        return ""
    return root.relative_to(top).as_posix() + "/"
