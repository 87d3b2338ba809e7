"""A table of people, as programs for tables write it."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.errors import UsageError
from postmortem_kb.importing.people_csv import read_people_csv
from postmortem_kb.people import Stay
from postmortem_kb.roster import Listed

ADA = Listed(2, "ada", "Ada Okafor", "ada@example.org", (Stay("payments", date(2026, 1, 5), None),))
TABLE = "handle,name,team,email,from,until\nada,Ada Okafor,payments,ada@example.org,2026-01-05,\n"


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("\n", "\r\n"),
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t"),
        "email,Team ,FROM,Login,Name\nada@example.org,Payments,2026-01-05,@Ada,Ada Okafor\n",
        TABLE.rstrip("\n"),
        TABLE + ",,,,,\n\n",
        TABLE + TABLE.split("\n")[1],
    ],
)
def test_columns_in_any_order_and_between_any_marks(text):
    found = read_people_csv(text)
    assert found.people == (ADA,)
    assert (found.refused, found.notes) == ((), ())


def test_a_line_for_excel_and_lines_within_cells_are_counted():
    text = 'sep=;\nhandle;name\nben;"Ben ""the"" Lindqvist"\n\nEve!;x\n'
    found = read_people_csv(text)
    assert [(person.line, person.name) for person in found.people] == [(3, 'Ben "the" Lindqvist')]
    assert [remark.line for remark in found.refused] == [5]


def test_a_column_that_nobody_reads_is_named():
    assert read_people_csv("handle,desk\nada,7\n").notes[0].message == (
        "the column `desk` is not read"
    )


def test_several_lines_are_times_in_several_teams():
    text = (
        "handle,team,from,until\n"
        "ada,platform,2026-07-01,\n"
        "ada,support,,\n"
        "ada,payments,2026-04-01,2026-06-15\n"
    )
    (ada,) = read_people_csv(text).people
    assert ada.stays == (
        Stay("support", None, date(2026, 3, 31)),
        Stay("payments", date(2026, 4, 1), date(2026, 6, 15)),
        Stay("platform", date(2026, 7, 1), None),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Ada,,,,", "there is no handle"),
        ("ada o,,,,,", "cannot be a handle"),
        ("ada,,Pay & ments,,,", "cannot be a team"),
        ("ada,,,ada at example.org,,", "no address of mail"),
        ("ada,,,,31.10.2026,", "write it as 2026-10-31"),
        ("ada,,,,,2026-02-30", "is no date"),
        ("ada,,,,2026-03-01,2026-02-01", "`until` is before `from`"),
        ('ada,"Ada\nOkafor",,,,', "not one line"),
        ("ada,A\x1b[2J,,,,", "not one line"),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_line(row, said):
    found = read_people_csv(TABLE.replace("ada", "eve") + row + "\n")
    assert [person.handle for person in found.people] == ["eve"]
    assert [(remark.line, said in remark.message) for remark in found.refused] == [(3, True)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("ada,Ada,a,\nada,Eda,b,2026-01-01\n", "more than one name: Ada, Eda"),
        ("ada,,a,\nada,,b,\n", "does not say in which order"),
    ],
)
def test_lines_that_do_not_go_together(rows, said):
    found = read_people_csv(f"handle,name,team,from\n{rows}")
    assert found.people == ()
    assert [(remark.line, said in remark.message) for remark in found.refused] == [(3, True)]


@pytest.mark.parametrize(
    "text",
    ["", "name,team\nAda,x\n", "handle,login\nada,ada\n", "handle\n" + "a" * 200_000],
)
def test_a_table_without_its_columns(text):
    with pytest.raises(UsageError):
        read_people_csv(text)
