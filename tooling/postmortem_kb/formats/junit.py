"""For whatever shows test results: JUnit's XML, a test case a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from postmortem_kb.formats import Setting
from postmortem_kb.printable import printable
from postmortem_kb.problem import Level, Outcome, Problem, Skipped

# No escape makes these fit for XML.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(outcome: Outcome, setting: Setting) -> Iterator[str]:
    """One suite: errors fail, warnings and notes pass and say why, rules not asked are skipped."""
    cases = [_case(problem) for problem in outcome.problems]
    cases += [_skipped(skipped) for skipped in outcome.skipped]
    if not outcome.blocks:
        cases.append(Xml.Element("testcase", classname="postmortem", name="no error"))
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": "0",
        "skipped": str(len(outcome.skipped)),
    }
    top = Xml.Element("testsuites")
    Xml.SubElement(top, "testsuite", {"name": "postmortem check", **counts}).extend(cases)
    Xml.indent(top)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    text = Xml.tostring(top, encoding="us-ascii").decode("ascii")
    # GitHub's runner obeys `##[command]` anywhere in a log.
    yield from text.replace("##[", "##&#91;").split("\n")


def _case(problem: Problem) -> Xml.Element:
    name = f"{problem.rule} at {problem.line}:{problem.column}"
    case = Xml.Element("testcase", classname=_fit(problem.path), name=name, file=_fit(problem.path))
    place = f"{problem.path}:{problem.line}:{problem.column}"
    lines = [f"{place}: {problem.level}: {problem.message} [{problem.rule}]"]
    lines += [f"hint: {problem.hint}"] if problem.hint else []
    if problem.level is Level.ERROR:
        told = Xml.SubElement(case, "failure", message=_fit(problem.message), type=problem.rule)
    else:
        told = Xml.SubElement(case, "system-out")
    told.text = "\n".join(_fit(line) for line in lines)
    return case


def _skipped(skipped: Skipped) -> Xml.Element:
    case = Xml.Element("testcase", classname="postmortem", name=skipped.rule)
    Xml.SubElement(case, "skipped", message=_fit(skipped.why))
    return case


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", printable(text))
