"""The weekly report for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from postmortem_kb.reports._spreadsheet import BYTE_ORDER_MARK
from postmortem_kb.reports.overdue_csv import HEADS, render
from tests.helpers.promises import report_on


def rows(report):
    text = "\n".join(render(report)) + "\n"
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_a_line_for_each_item_of_each_part():
    found = rows(report_on({"id": "a1", "due": "2026-11-01", "owner": "ada"}))
    assert {row["part"] for row in found} == {"overdue", "incomplete"}
    overdue = next(row for row in found if row["part"] == "overdue")
    assert (overdue["owner"], overdue["due"]) == ("ada", "2026-11-01")
    assert int(overdue["days overdue"]) > 0


def test_commas_quotation_marks_and_line_ends_stay_in_their_cell():
    row = rows(report_on({"id": "a1", "due": "2026-11-01", "title": repr('a, "b"')}))[0]
    assert row["title"] == 'a, "b"'
    assert set(row) == set(HEADS)


def test_lines_end_as_the_standard_says():
    assert all(line.endswith("\r") for line in render(report_on({"id": "a1"})))


def test_an_empty_week_has_its_heads():
    assert len(list(render(report_on()))) == 1
