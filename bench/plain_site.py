"""The baseline of `build`: plain MkDocs with Material over the same text, out of the navigation."""

from __future__ import annotations

import sys
from pathlib import Path

_CONFIG = """\
site_name: Baseline
docs_dir: docs
site_dir: site
theme: {name: material, font: false}
plugins: []
not_in_nav: |
  /incidents/
nav: [index.md]
"""


def main(root: Path, target: Path) -> int:
    """Write the records of `root` as plain pages into `target`, ready for `mkdocs build`."""
    docs = target / "docs"
    (docs / "incidents").mkdir(parents=True)
    (docs / "index.md").write_text("# Baseline\n", encoding="utf-8")
    (target / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    for folder in sorted(root.glob("postmortems/*/*")):
        parts = [(folder / name).read_text("utf-8") for name in ("incident.md", "postmortem.md")]
        bodies = [text.split("---\n", 2)[2] for text in parts]
        page = f"# {folder.name}\n\n" + "\n\n".join(bodies)
        (docs / "incidents" / f"{folder.name}.md").write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
