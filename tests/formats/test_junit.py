"""The JUnit format, read back with an XML parser."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from postmortem_kb.formats import Setting, load_format
from postmortem_kb.problem import Level, Outcome, Problem, Skipped


def problem(**facts):
    usual = {"path": "postmortems/2026/x/incident.md", "line": 4, "column": 11, "rule": "schema"}
    return Problem(**(usual | {"level": Level.ERROR, "message": "wrong", "hint": "mend"} | facts))


def suite_of(*problems, skipped=()):
    text = "\n".join(load_format("junit")(Outcome(problems, skipped, 1), Setting()))
    assert text.isascii()
    [suite] = Xml.fromstring(text)
    return suite


def test_an_error_fails():
    [case] = suite_of(problem())
    assert case.get("classname") == "postmortems/2026/x/incident.md"
    assert case.get("name") == "schema at 4:11"
    failure = case.find("failure")
    assert failure.get("message") == "wrong"
    assert failure.text == (
        "postmortems/2026/x/incident.md:4:11: error: wrong [schema]\nhint: mend"
    )


def test_a_note_passes_and_is_told():
    suite = suite_of(problem(level=Level.NOTE))
    assert suite.find(".//failure") is None
    assert "note: wrong" in suite.find(".//system-out").text


def test_the_counts_are_those_of_the_cases():
    skipped = [Skipped("postmortem-kept", "no base given")]
    suite = suite_of(problem(), problem(level=Level.WARNING), skipped=skipped)
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "1", "1")
    assert len(suite.findall("testcase")) == 3
    assert suite.find(".//skipped").get("message") == "no base given"


def test_nothing_found_is_one_case_that_passes():
    [case] = suite_of()
    assert list(case) == []


def test_any_character_gives_well_formed_xml():
    [case] = suite_of(problem(message="]]><x>&\x0b\x1b\ufffe\udcff", path='a"<\n\udcff>.md'))
    assert case.find("failure").get("message") == "]]><x>&\\x0b\\x1b\ufffd\\udcff"
