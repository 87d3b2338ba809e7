"""From a finding to a problem: its line and column, the text to underline, rule and level.

What a restricted record says is left out here, and nowhere later.
"""

from __future__ import annotations

from dataclasses import replace

from postmortem_kb.document import Document
from postmortem_kb.incident import Incident
from postmortem_kb.policy import Policy
from postmortem_kb.problem import At, Finding, Level, Problem
from postmortem_kb.rules import Rule


def place_finding(incident: Incident, rule: Rule, level: Level, finding: Finding) -> Problem:
    """The problem that a finding on a record is."""
    document = incident.document(finding.at.file)
    line, column, width = _place(document, finding.at)
    path = f"{incident.folder}/{finding.at.file}" if finding.at.file else incident.folder
    # What the policy asks may be a paragraph; a hint is one line.
    hint = " ".join(finding.hint.split("\n")).strip()
    problem = Problem(path, line, column, rule.name, level, finding.message, hint)
    if incident.restricted:
        says_all = finding.discreet == finding.message
        hint = hint if says_all else f"see `postmortem explain {rule.name}`"
        return replace(problem, message=finding.discreet or rule.title, hint=hint)
    excerpt, width = document.quote(line, column, width) if document else ("", 0)
    return replace(problem, excerpt=excerpt, width=width)


def place_change(rule: Rule, level: Level, finding: Finding, policy: Policy) -> Problem:
    """The problem that a finding on a change as a whole is."""
    document = policy.document if finding.at.file == policy.document.path else None
    line, column, width = _place(document, finding.at)
    excerpt, width = document.quote(line, column, width) if document else ("", 0)
    said = (finding.message, finding.hint, excerpt, width)
    return Problem(finding.at.file, line, column, rule.name, level, *said)


def _place(document: Document | None, at: At) -> tuple[int, int, int]:
    """Line, column and width (characters) of a place; 1, 1, 0 where there is no better one."""
    if document is None:
        return 1, 1, 0
    if at.line is not None:
        return at.line, at.column, at.width
    if at.heading is not None:
        section = document.section(at.heading)
        return (section.line, 1, 1000) if section else (document.body_line, 1, 0)
    span = document.span(at.data, key=at.key) if at.data is not None else None
    return (span.line, span.column, span.end - span.start) if span else (1, 1, 0)
