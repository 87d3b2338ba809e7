"""The ids that action items of a record ever had in git, also those that were deleted since."""

from __future__ import annotations

import re
from pathlib import Path

from postmortem_kb.history.git import Git, NoHistory
from postmortem_kb.incident import POSTMORTEM_FILE, Incident

_ID = re.compile(r"^[+-].*?\bid:[ \t]*[\"']?([a-z][a-z0-9-]{0,19})\b", re.MULTILINE | re.ASCII)

_WALK = ("log", "-m", "--patch", "--unified=0", "--no-ext-diff", "--no-textconv", "--format=")


def read_item_ids(root: Path, incident: Incident) -> frozenset[str]:
    """Every id that a line of the post-mortem's history gives; none where there is no git."""
    folders = (incident.folder, *(f"postmortems/{old[:4]}/{old}" for old in incident.aliases))
    paths = (f":(literal){folder}/{POSTMORTEM_FILE}" for folder in folders)
    try:
        git = Git(root)
        git.head()
        printed = git.run(
            "log", "--patch", "--unified=0", "--no-ext-diff", "--format=", "--", *paths
        )
    except NoHistory:
        return frozenset()
    return frozenset(_ID.findall(printed.decode("utf-8", "replace")))
