"""A trial of another policy, for programs. `version` changes when a field changes its meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from postmortem_kb.reports.what_if import Share, Trial

VERSION = 1


def render(trial: Trial) -> Iterator[str]:
    """The lines of one JSON object."""
    facts = {
        "version": VERSION,
        "tried": list(trial.tried),
        "records": _share(trial.whole),
        "by_year": _shares(trial.by_year),
        "by_severity": _shares(trial.by_severity),
        "gone": trial.gone,
        "would_block": list(trial.would_block),
        "problems": [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                "rule": problem.rule,
                "level": str(problem.level),
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in trial.problems
        ],
    }
    yield json.dumps(facts, indent=2)


def _shares(shares: Sequence[Share]) -> dict[str, Any]:
    return {share.word: _share(share) for share in shares}


def _share(share: Share) -> dict[str, int]:
    return {"count": share.count, "flagged": share.flagged, "blocked": share.blocked}
