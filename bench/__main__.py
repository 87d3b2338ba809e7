"""`python -m bench [COUNT [MANY]]`: check and build beside the plain tools, as ratios."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import plain_site
from bench.generate import generate, generate_site

_BIN = Path(sys.executable).parent
_RUNS = 3


def main(count: int) -> None:
    """Measure in a temporary folder and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        root, plain = Path(folder, "project"), Path(folder, "plain")
        generate_site(root, count)
        plain.mkdir()
        plain_site.main(root, plain)
        print(f"{count:,} records, seed 1, median of {_RUNS} runs, {os.cpu_count()} cores")
        _compare(
            "check",
            [str(_BIN / "postmortem"), "check", "-C", str(root)],
            "PyYAML's C loader + jsonschema iter_errors",
            [sys.executable, "-m", "bench.plain_check", str(root)],
        )
        _compare(
            "build (with search)",
            [str(_BIN / "postmortem"), "build", "-C", str(root), "--out", f"{folder}/site"],
            "MkDocs + Material, no search, records out of the navigation",
            [str(_BIN / "mkdocs"), "build", "-q", "-f", str(plain / "mkdocs.yml")],
        )


def compare_with_whole(count: int) -> None:
    """Measure `check --changed-since` on one changed record beside `check` of all of them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        generate(root, count)
        git = ["git", "-C", str(root), "-c", "user.name=Bench", "-c", "user.email=bench@localhost"]
        for step in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Begin"]):
            subprocess.run([*git, *step], check=True)
        changed = min((root / "postmortems").glob("*/*/incident.md"))
        changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        check = [str(_BIN / "postmortem"), "check", "-C", str(root)]
        print(f"{count:,} records, one of them changed, median of {_RUNS} runs")
        _compare("check --changed-since main", [*check, "--changed-since", "main"], "check", check)


def _compare(ours: str, command: list[str], baseline: str, plain: list[str]) -> None:
    pairs = [(_seconds(command), _seconds(plain)) for _ in range(_RUNS)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  {ours}: {mine:.2f} s; {baseline}: {other:.2f} s; ratio {mine / other:.2f}")
    print(f"    peak memory so far, largest process: {peak:.0f} MB")


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout.decode()}{done.stderr.decode()}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    compare_with_whole(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
