"""A trial of another policy, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postmortem_kb.printable import printable
from postmortem_kb.problem import Problem
from postmortem_kb.reports._words import counted
from postmortem_kb.reports.what_if import Share, Trial

_SHOWN = 10


def render(trial: Trial) -> Iterator[str]:
    """The lines, without line ends."""
    yield printable(f"What if: {', '.join(trial.tried)}")
    yield ""
    yield f"  {_summary(trial)}"
    if trial.gone:
        yield f"  {counted(trial.gone, 'problem')} of today would not be there."
    if not trial.problems:
        return
    yield ""
    yield from _shares("By year", trial.by_year)
    yield from _shares("By severity", trial.by_severity)
    yield from _blocked(trial.would_block)
    yield f"The first {_SHOWN}" if len(trial.problems) > _SHOWN else "What it would say"
    yield from (f"  {_line(problem)}" for problem in trial.problems[:_SHOWN])


def _summary(trial: Trial) -> str:
    whole = trial.whole
    if not trial.problems:
        return f"Nothing new would be said of {counted(whole.count, 'record')}."
    found = counted(len(trial.problems), "new problem")
    share = f"{whole.flagged} of {counted(whole.count, 'record')} ({_percent(whole)})"
    return f"{found} in {share}; {whole.blocked or 'none'} would be blocked."


def _percent(share: Share) -> str:
    return f"{100 * share.flagged / share.count:.0f} %"


def _shares(heading: str, shares: Sequence[Share]) -> Iterator[str]:
    yield heading
    for share in (share for share in shares if share.flagged):
        word = printable(share.word) or "no severity"
        blocked = f", {share.blocked} blocked" if share.blocked else ""
        yield f"  {word:<12} {share.flagged} of {share.count}{blocked}"
    yield ""


def _blocked(ids: Sequence[str]) -> Iterator[str]:
    if not ids:
        return
    yield "It would have blocked"
    yield from (f"  {printable(id_)}" for id_ in ids[:_SHOWN])
    if len(ids) > _SHOWN:
        yield f"  and {len(ids) - _SHOWN} more: `--format json` names them all"
    yield ""


def _line(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return printable(f"{place}: {problem.level}: {problem.message} [{problem.rule}]")
