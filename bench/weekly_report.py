"""`python -m bench.weekly_report [COUNT]`: the weekly report beside a plain list of what is late.

Of 10,000 records with four action items each, seed 1: seconds, and the memory that each process
held at most. Both name the same items, which is held.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.generate import generate

_RUNS = 3
_TODAY = "2026-11-21"


@dataclass(frozen=True)
class Run:
    """A process that has ended: seconds, megabytes at most, lines that name an overdue item."""

    seconds: float
    megabytes: float
    overdue: int


def main(count: int) -> int:
    """Measure in turns and print the medians; 1 where the two do not name as many items."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        generate(root, count)
        tool = str(Path(sys.executable).with_name("postmortem"))
        ours = [tool, "overdue", "-C", str(root)]
        plain = [sys.executable, "-m", "bench.plain_overdue", str(root), _TODAY]
        turns = [(_run(ours), _run(plain)) for _ in range(_RUNS)]
    print(f"{count:,} records, {4 * count:,} action items, seed 1, median of {_RUNS} runs")
    mine, other = (_median(side) for side in zip(*turns, strict=True))
    print(
        f"  overdue: {mine.seconds:.1f} s, {mine.megabytes:.0f} MB; "
        f"PyYAML's C loader and a list of what is late: {other.seconds:.1f} s, "
        f"{other.megabytes:.0f} MB; ratio {mine.seconds / other.seconds:.2f}"
    )
    if mine.overdue != other.overdue:
        print(f"  but {mine.overdue:,} items are overdue here and {other.overdue:,} there")
    return int(mine.overdue != other.overdue)


def _run(command: list[str]) -> Run:
    with tempfile.TemporaryFile() as printed:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)} failed")
        printed.seek(0)
        overdue = sum(b" days overdue" in line for line in printed)
    return Run(seconds, used.ru_maxrss / 1024, overdue)


def _median(runs: tuple[Run, ...]) -> Run:
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.megabytes for run in runs),
        runs[0].overdue,
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
