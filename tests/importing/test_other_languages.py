"""Reports in other languages: their headings, their columns, their dates and their times."""

from __future__ import annotations

import pytest

from postmortem_kb.importing.words import shipped_words
from tests.helpers.foreign import draft_of, promised, told

JAPANESE = """
# ログイン障害

**日付**：2026年2月23日

## タイムライン

| 時刻 (JST) | 内容 |
|---|---|
| 不明 | テーブルが消失 |
| 2月23日 11:15頃 | エラーを検知 |
| 12時30分 | 復旧 |

## 再発防止（今後）

| 対策 | 担当 | 期限 | 状態 |
|---|---|---|---|
| 監視を追加する | ada | 2026-03-01 | **完了** |
| 手順を書く | ben | | |
"""


def test_a_report_in_japanese():
    draft = draft_of(JAPANESE)
    assert str(draft.day) == "2026-02-23"
    assert told(draft) == [
        "9 «不明» テーブルが消失",
        "10 «2月23日 11:15頃» エラーを検知",
        "11 2026-02-23T03:30:00Z 復旧",
    ]
    assert promised(draft) == ["17 監視を追加する", "18 手順を書く"]
    assert [(item.owner, item.due, item.done) for item in draft.items] == [
        ("ada", "2026-03-01", True),
        ("ben", "", False),
    ]


SPANISH = """
# Caída del acceso

- **Fecha del incidente**: 3 de noviembre 2025

## Línea de tiempo (UTC)

- antes de las 18:40 — el despliegue no arranca
- entre 18:40 y 18:45 — segundo intento
- 18:54 — servicio en vivo

## Plan de acción inmediato

- Validar las direcciones
"""


def test_a_time_that_is_said_about_stays_as_it_is_written():
    draft = draft_of(SPANISH)
    assert told(draft) == [
        "7 «antes de las 18:40» el despliegue no arranca",
        "8 «entre 18:40 y 18:45» segundo intento",
        "9 2025-11-03T18:54:00Z servicio en vivo",
    ]
    assert promised(draft) == ["13 Validar las direcciones"]


@pytest.mark.parametrize(
    ("head", "row", "entry"),
    [
        ("| Waktu | Kejadian |", "| 07:34 | mulai |", "mulai"),
        ("| Orario | Evento |", "| 01:30:39 | avvio |", "avvio"),
        ("| Время | Событие |", "| 10:05 | сбой |", "сбой"),
        ("| Nobody's word | Other |", "| 10:05 | it fails |", "it fails"),
    ],
)
def test_the_column_of_times_is_known_by_its_name_or_by_its_cells(head, row, entry):
    draft = draft_of(f"# Down on 2026-03-28\n\n## Timeline\n\n{head}\n|---|---|\n{row}\n")
    assert [told_entry.text for told_entry in draft.entries] == [entry]


TIMES = """
# Down on 2026-03-28

## {heading}

| Nobody's word | Other |
|---|---|
| {first} | it fails again |
| {second} | somebody looks |
| {third} | it is back up |
"""


def test_a_table_of_times_below_a_heading_that_nobody_knows():
    rows = {"first": "10:05", "second": "10:10", "third": "10:20"}
    assert len(draft_of(TIMES.format(heading="Nimetön", **rows)).entries) == 3
    assert not draft_of(TIMES.format(heading="Impact", **rows)).entries
    numbers = {"first": "1005", "second": "1010", "third": "1020"}
    assert not draft_of(TIMES.format(heading="Nimetön", **numbers)).entries


@pytest.mark.parametrize(
    ("heading", "stamp"),
    [
        ("Linha do tempo (horário de Brasília; conversa)", "2026-03-28T22:21:00Z"),
        ("タイムライン（JST）", "2026-03-28T10:21:00Z"),
        ("Linha do tempo (veja PT e mais)", ""),
        ("Timeline (SEV)", ""),
    ],
)
def test_the_zone_in_the_brackets_of_a_heading(heading, stamp):
    draft = draft_of(f"# Down on 2026-03-28\n\n## {heading}\n\n- 19:21 it fails\n")
    assert [entry.stamp for entry in draft.entries] == [stamp]


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("시각은 KST다.", "2026-03-28T10:21:00Z"),
        ("Alle Uhrzeiten in MEZ", "2026-03-28T18:21:00Z"),
        ("Todas las horas en UTC.", "2026-03-28T19:21:00Z"),
        ("The EST team was told.", ""),
        ("Horas: la API y la SSO", ""),
    ],
)
def test_a_line_that_says_in_which_zone_times_are(line, stamp):
    draft = draft_of(f"# Down on 2026-03-28\n\n## 타임라인\n\n{line}\n\n- 19:21 it fails\n")
    assert [entry.stamp for entry in draft.entries] == [stamp]


def test_a_state_that_begins_with_a_tick_is_done():
    rows = "| Hành động | Trạng thái |\n|---|---|\n| a b c | ✅ Đã xong |\n| d e f | ⏳ chờ |\n"
    draft = draft_of(f"# Down\n\n## Hạng mục hành động\n\n{rows}")
    assert [item.done for item in draft.items] == [True, False]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Хронология событий", "timeline"),
        ("事故时间线（诊断时间线）", "timeline"),
        ("Dòng thời gian", "timeline"),
        ("Kronologi kejadian", "timeline"),
        ("재발 방지 대책", "actions"),
        ("✅ 行动清单（按优先级排序）", "actions"),
        ("Medidas preventivas", "actions"),
        ("Lições aprendidas", "lessons"),
        ("影響範囲", "impact"),
        ("Akar masalah", "causes"),
        ("Our recommendations for the future", "actions"),
        ("Permanent fixes that are planned", "actions"),
        ("Course of events on that day", "timeline"),
    ],
)
def test_headings(heading, part):
    assert shipped_words().concern_of(heading) == part
