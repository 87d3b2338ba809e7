"""The weekly report for a spreadsheet."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from postmortem_kb.reports.overdue_csv import HEADS, render, safe
from tests.helpers.promises import report_on


def rows(report):
    text = "\n".join(render(report)) + "\n"
    return list(csv.DictReader(StringIO(text, newline="")))


def test_a_line_for_each_item_of_each_part():
    found = rows(report_on({"id": "a1", "due": "2026-11-01", "owner": "ada"}))
    assert {row["part"] for row in found} == {"overdue", "incomplete"}
    overdue = next(row for row in found if row["part"] == "overdue")
    assert (overdue["owner"], overdue["due"]) == ("ada", "2026-11-01")
    assert int(overdue["days overdue"]) > 0


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "|cmd", "%0A", "=cmd|' /C calc'!A0", "\t=1", "\r=1"],
)
def test_no_cell_is_a_formula(text):
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))
    row = rows(report_on({"id": "a1", "due": "2026-11-01", "title": json.dumps(text)}))[0]
    assert row["title"] == safe(text)


def test_what_was_written_can_be_had_back():
    assert safe("=1") == "'=1"
    assert safe("'=1") == "''=1"


def test_commas_quotation_marks_and_line_ends_stay_in_their_cell():
    row = rows(report_on({"id": "a1", "due": "2026-11-01", "title": repr('a, "b"')}))[0]
    assert row["title"] == 'a, "b"'
    assert set(row) == set(HEADS)


def test_lines_end_as_the_standard_says():
    assert all(line.endswith("\r") for line in render(report_on({"id": "a1"})))


def test_an_empty_week_has_its_heads():
    assert len(list(render(report_on()))) == 1
