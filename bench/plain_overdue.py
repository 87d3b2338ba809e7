"""The baseline of `overdue`: PyYAML's C loader and a list of what is late, nothing else."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import yaml


def main(root: Path, today: date) -> int:
    """Print a line for each item that is committed and overdue, the longest overdue first."""
    late = []
    for file in sorted(root.glob("postmortems/*/*/postmortem.md")):
        incident = yaml.load(_facts(file.with_name("incident.md")), Loader=yaml.CSafeLoader)
        postmortem = yaml.load(_facts(file), Loader=yaml.CSafeLoader)
        for item in postmortem.get("action_items") or ():
            if item["state"] == "committed" and item["due"] < today:
                title = f"{file.parent.name}#{item['id']} {item['title']} {item['owner']}"
                late.append(((today - item["due"]).days, title, incident["severity"]))
    for days, title, severity in sorted(late, reverse=True):
        print(f"{days} days overdue: {title} {severity}")
    return 0


def _facts(file: Path) -> str:
    return file.read_text("utf-8").split("---\n", 2)[1]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])))
