"""The baseline of `check`: PyYAML's C loader and jsonschema's `iter_errors`, nothing else."""

from __future__ import annotations

import json
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import yaml


def main(root: Path) -> int:
    """Validate the front matter of every record; the number of files seen is the exit's proof."""
    shipped = resources.files("postmortem_kb") / "shipped" / "schema"
    seen = 0
    for name in ("incident", "postmortem"):
        schema = json.loads((shipped / f"{name}.schema.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for file in sorted(root.glob(f"postmortems/*/*/{name}.md")):
            front = file.read_text("utf-8").split("---\n", 2)[1]
            data = yaml.load(front, Loader=yaml.CSafeLoader)
            # Dates become objects there; as JSON they are text again.
            list(validator.iter_errors(json.loads(json.dumps(data, default=str))))
            seen += 1
    print(seen)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
