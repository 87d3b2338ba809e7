"""Tables for a spreadsheet, as a reader of CSV has them and as LibreOffice shows them."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from postmortem_kb.reports._spreadsheet import render_table, safe
from postmortem_kb.reports.overdue_csv import HEADS, render
from tests.helpers.libreoffice import open_tables
from tests.helpers.promises import report_on

HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "＝1+1", "'=1+1",
    '=HYPERLINK("https://evil.example"; "x")', "=cmd|' /C calc'!A0", "%0A=1+1", "|cmd", "＠SUM(A1)",
    'say "=1+1"', '"=1+1"', 'a";=1+1;"', "a,=1+1", "a;=1+1", "a; =1+1", "a\t=1+1", "a\r\n=1+1",
    "Zoë, 🚒",
)  # fmt: skip


@pytest.mark.parametrize("text", [text for text in HOSTILE if safe(text).startswith("'")])
def test_what_would_be_a_formula_begins_with_an_apostrophe(text):
    plain = " ".join(text.split())
    assert safe(text) == f"'{plain}"
    assert plain[0] in "=+-@＝＠%|'"


@pytest.mark.parametrize("sign", "=+-@|%＝＠")
def test_nor_is_a_formula_what_stands_behind_a_semicolon(sign):
    assert safe(f"a;{sign}1+1;b") == f"a;'{sign}1+1;b"
    assert safe("this; that") == "this; that"


def test_what_was_written_can_be_had_back():
    assert safe("=1") == "'=1"
    assert safe("'=1") == "''=1"


def test_a_table_is_what_the_standard_says_behind_its_byte_order_mark():
    lines = list(render_table(("one", "two"), [("a", "=b"), ("c, d", 'e "f"')]))
    assert "\n".join(lines) == '\ufeffone,two\r\na,\'=b\r\n"c, d","e ""f"""\r'
    assert list(csv.reader(StringIO("\n".join(lines)[1:], newline="")))[2] == ["c, d", 'e "f"']


@pytest.mark.libreoffice
def test_libreoffice_finds_no_formula_and_every_text(tmp_path):
    items = [
        {"id": f"a{at}", "due": "2026-11-01", "title": json.dumps(text, ensure_ascii=False)}
        for at, text in enumerate(HOSTILE)
    ]
    ours, probe = tmp_path / "report.csv", tmp_path / "probe.csv"
    ours.write_text("\n".join(render(report_on(*items))) + "\n", encoding="utf-8", newline="")
    probe.write_text("=1+1\r\n", encoding="utf-8", newline="")
    (heads, *rows), unguarded = open_tables(ours, probe)
    assert unguarded[0][0].formula
    assert [cell.text for cell in heads[: len(HEADS)]] == list(HEADS)
    assert [cell for row in rows for cell in row if cell.formula] == []
    (elsewhere,) = open_tables(ours, cut_at=";")
    assert [cell for row in elsewhere for cell in row if cell.formula] == []
    titles = {row[1].text: row[2].text for row in rows if row[0].text == "overdue"}
    names = (f"2026-11-03-checkout-slow#a{at}" for at in range(len(HOSTILE)))
    assert titles == {name: safe(text) for name, text in zip(names, HOSTILE, strict=True)}
