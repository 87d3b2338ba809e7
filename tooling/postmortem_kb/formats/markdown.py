"""For a pull request: what is missing, as a checklist, and the past incidents that it is like.

It notifies nobody, links nowhere and shows no picture, whatever the records say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from postmortem_kb.formats import Setting
from postmortem_kb.problem import Level, Outcome, Problem, Promise, Resemblance
from postmortem_kb.reports._markdown import code, escape

_FOLDED = ((Level.WARNING, "warning"), (Level.NOTE, "note"))


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """The lines of the summary: errors, then what is folded, then the past."""
    for line in _lines(outcome):
        # GitHub's runner obeys `##[command]` anywhere in a log.
        yield line.replace("##[", "# #[")


def _lines(outcome: Outcome) -> Iterator[str]:
    errors = [p for p in outcome.problems if p.level is Level.ERROR]
    fresh = [p for p in errors if p not in outcome.standing]
    old = [p for p in errors if p in outcome.standing]
    yield f"## Post-mortem check: {_verdict(errors, outcome.checked)}"
    yield from _checklist(fresh)
    if old:
        yield from ("", "### There before this change")
        yield from _checklist(old)
    for level, word in _FOLDED:
        found = [p for p in outcome.problems if p.level is level]
        yield from _folded(_new_first(found, outcome), word)
    yield from _past(outcome.resembling)


def _verdict(errors: Sequence[Problem], checked: int) -> str:
    if errors:
        return f"{len(errors)} to mend before this can be merged"
    return f"{_counted(checked, 'record')} checked, nothing is missing"


def _new_first(problems: Sequence[Problem], outcome: Outcome) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem in outcome.standing)


def _checklist(problems: Sequence[Problem]) -> Iterator[str]:
    """An unticked box a problem, under the record that has it."""
    for record, found in groupby(problems, _record):
        yield ""
        yield f"**{code(record)}**"
        yield ""
        for problem in found:
            yield f"- [ ] {_told(problem.message)} ({_place(problem)})"
            if problem.hint:
                yield f"  <br>{_told(problem.hint)}"


def _folded(problems: Sequence[Problem], word: str) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield f"<details><summary>{_counted(len(problems), word)}</summary>"
    for record, found in groupby(problems, _record):
        yield ""
        yield f"{code(record)}"
        yield ""
        yield from (f"- {_told(problem.message)} ({_place(problem)})" for problem in found)
    yield ""
    yield "</details>"


def _past(resembling: Sequence[Resemblance]) -> Iterator[str]:
    if not resembling:
        return
    yield ""
    yield "### Past incidents like this"
    for record, found in groupby(resembling, lambda like: like.record):
        yield ""
        yield f"{code(record)} looks like:"
        yield ""
        for like in found:
            yield f"- {code(like.id)} {escape(like.title)}"
            yield from (f"  - {escape(reason)}" for reason in like.reasons)
            yield from (f"  - {_promise(promise)}" for promise in like.promises)


def _promise(promise: Promise) -> str:
    owner = code(promise.owner) if promise.owner else "nobody"
    due = f", due {escape(promise.due)}" if promise.due else ""
    return f"still open: {code(promise.name)} {escape(promise.title)} ({owner}{due})"


def _record(problem: Problem) -> str:
    """The id of the record that has the problem, or the path of what belongs to none."""
    parts = problem.path.split("/")
    return parts[2] if len(parts) > 3 else problem.path


def _place(problem: Problem) -> str:
    file = problem.path.rpartition("/")[2]
    return f"{code(f'{file}:{problem.line}')}, {code(problem.rule)}"


def _told(text: str) -> str:
    """A message: what it sets between backticks as code, and none of it with an effect."""
    parts = text.split("`")
    told = "".join(code(part) if n % 2 else _words(part) for n, part in enumerate(parts))
    # Two spans that touch would read as one with backticks in it.
    return told.replace("``", "` `")


def _words(text: str) -> str:
    return " ".join(escape(word) for word in text.split(" "))


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
