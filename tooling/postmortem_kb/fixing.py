"""The use case behind `check --fix` and `check --diff`: what would be mended, and mending it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import PurePath

from postmortem_kb.changes.fix import Wanted, mend_incident, mend_postmortem
from postmortem_kb.document import Document
from postmortem_kb.edit import Mend
from postmortem_kb.incident import INCIDENT_FILE, Incident
from postmortem_kb.mending import mend
from postmortem_kb.printable import printable
from postmortem_kb.project import Project
from postmortem_kb.rules._answers import line_meant_for
from postmortem_kb.schema import load_schema
from postmortem_kb.writing import locked, replace_file


@dataclass(frozen=True, slots=True)
class Fix:
    """A file before and after, and in how many places it was mended.

    `discreet`: the record is restricted, and its text is shown to nobody.
    """

    before: Document
    after: Document
    places: int
    discreet: bool


def find_fixes(project: Project, incidents: Iterable[Incident]) -> Iterator[Fix]:
    """What can be mended safely in these records; nothing is written."""
    for incident in incidents:
        for document in incident.documents:
            after, places = mend(document, _mends(project, incident, document))
            if places:
                yield Fix(document, after, places, incident.restricted)


def write_fixes(project: Project, incident_ids: Iterable[str]) -> tuple[Fix, ...]:
    """Mend these records as they are on disk now. Raises `ConfigurationError` for one that
    cannot be written.

    The records are read under the lock, so that no other command's change is lost.
    """
    with locked(project.root):
        found = (project.corpus.find(incident_id) for incident_id in incident_ids)
        fixes = tuple(find_fixes(project, (incident for incident in found if incident)))
        for fix in fixes:
            replace_file(project.root / fix.before.path, fix.after.text)
    return fixes


def diff_lines(fix: Fix) -> Iterator[str]:
    """A unified diff without line ends; of a restricted record only how much would be mended."""
    path = printable(fix.before.path)
    if fix.discreet:
        places = f"{fix.places} place" + ("" if fix.places == 1 else "s")
        yield f"{path}: {places} to mend, not shown: the record is restricted"
        return
    before, after = (_lines(document.text) for document in (fix.before, fix.after))
    for line in unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm=""):
        yield _harmless(line)


def _mends(project: Project, incident: Incident, document: Document) -> tuple[Mend, ...]:
    order = _order(document.name)
    if document.name == INCIDENT_FILE:
        return mend_incident(order)
    return mend_postmortem(document, order, tuple(_wanted(project, incident, document)))


@cache
def _order(name: str) -> tuple[str, ...]:
    """The keys of a file of a record, in the order that the record format has them."""
    return tuple(load_schema(PurePath(name).stem)["properties"])


def _wanted(project: Project, incident: Incident, document: Document) -> Iterator[Wanted]:
    """The headings that are asked for, but for those that a line of the file was meant to be."""
    if project.policy.asks_postmortem(incident):
        questions = project.policy.questions
        for question in project.policy.questions_for(incident):
            if question.required and not line_meant_for(document, question, questions):
                yield Wanted(question.heading, question.also, question.asks)


def _lines(text: str) -> list[str]:
    """The lines; the end of a file without a last line end is marked as `diff` does."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, *([f"{last}\n\\ No newline at end of file"] if last else [])]


def _harmless(line: str) -> str:
    """A line of a diff that orders a terminal or a runner of workflows to do nothing."""
    parts = (printable(part).replace("\\t", "\t") for part in line.rstrip("\r").split("\n"))
    safe = "\n".join(parts).replace("##[", r"##\x5b")
    sign, said = safe[:1], safe[1:]
    is_command = said.lstrip().startswith("::")
    return sign + said.replace("::", r"\x3a:", 1) if is_command else safe
