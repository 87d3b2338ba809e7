"""One report read whole: its title, its day, the times it names, and what is left to mend."""

from __future__ import annotations

from datetime import date

import pytest

from postmortem_kb.importing.report import id_words
from postmortem_kb.importing.words import shipped_words, with_mapping
from tests.helpers.foreign import draft_of, promised, to_mend, told

TITLES = [
    ('---\ntitle: "A: b"\n---\n# A: b\n', "A: b", 2),
    ("+++\ndate = 2020-01-02\ntitle = 'A'\n+++\n## B\n", "A", 3),
    ('{\n"title": "A"\n}\ntext\n', "A", 2),
    ("\n\n# **A** `b`\n", "A b", 1),
    ("A b\n===\ntext\n", "A b", 1),
    ("<!-- # no -->\n## A\ntext\n# B\n", "A", 2),
    ("```\n# no\n```\n# A\n", "A", 4),
    ("A short line\n\nand text.\n", "A short line", 1),
    ("Title: A b\nDate: 2021-02-03\n\n# Timeline\n", "A b", 1),
    ("<h1 class='x'>A b</h1>\n\ntext\n", "A b", 1),
    ("# Timeline\n\ntext\n", "report", 0),
    ("A sentence.\n\nand text.\n", "report", 0),
    ("# Title: A b\n\ntext\n", "A b", 1),
    ("## Owner: @ada\n# Overview\ntext\n", "report", 0),
    ("Login outage\nTimeline\n10:00 UTC a\n", "Login outage", 1),
    ("Notes: https://wiki.example/a\n\nand text.\n", "report", 0),
    ("# Timeline of the login outage\n\ntext\n", "Timeline of the login outage", 1),
    ("---\ntitle: [\n---\n# A\n", "[", 2),
    ("# Postmortem\n\n**Incident title:** Login is down\n\ntext\n", "Login is down", 3),
    ("# Incident Report\n\n| Title | x |\n|---|---|\n| Incident: | A b |\n", "A b", 5),
    ("Date: 2021-03-04\nAuthor: ada\n\nLogin is down\n\nIt broke.\n", "Login is down", 4),
    ("Subject: Login is down\nFrom: ada\n\nHello.\n", "Login is down", 1),
    ("# Incident Report\n\n- **Incident:** INC-42\n\ntext\n", "Incident Report", 1),
    ("# Login is down\n\nTitle: another thing\n", "Login is down", 1),
    ("# Incident Report\n\nName: Ada Lovelace\n\ntext\n", "Incident Report", 1),
]


@pytest.mark.parametrize(("text", "title", "line"), TITLES)
def test_the_title(text, title, line):
    draft = draft_of(text)
    assert (draft.title, draft.title_line) == (title, line)


def test_a_missing_title_is_named():
    draft = draft_of("A sentence.\n", "2021-03-04-disk_full.html.md.erb")
    assert draft.title == "disk full"
    assert "1 no title was found; the file's name stands in its place" in to_mend(draft)


def test_a_long_title_is_cut_and_stays_in_the_text():
    draft = draft_of(f"# {'word ' * 50}\n\ntext\n")
    assert len(draft.title) <= 160
    assert [found for found in to_mend(draft) if "it was cut" in found]
    assert [aside.where for aside in draft.asides] == []


def test_front_matter_and_heading_that_disagree_are_both_kept():
    draft = draft_of("---\ntitle: A\ndate: 2021-03-04\n---\n# B\ntext\n")
    assert draft.title == "A"
    assert to_mend(draft) == ["5 the heading is not the title of the front matter; both are kept"]
    assert [(aside.line, aside.end_line) for aside in draft.asides] == [(1, 4)]


DAYS = [
    ("# 2021-03-04, Down\n", "x.md", date(2021, 3, 4), 0),
    ("# Down\n", "2021-03-04-down.md", date(2021, 3, 4), 0),
    ("# Down\n**Date**: March 4th, 2021\n", "x.md", date(2021, 3, 4), 0),
    ("# Down\n\n| Date | 04 Mar 2021 |\n|--|--|\n", "x.md", date(2021, 3, 4), 0),
    ("# Down\n## Timeline\n- 2021-03-04 10:00 UTC a\n", "x.md", date(2021, 3, 4), 0),
    ("# Down\n\n## 🗓 Date\n\n*2021-03-04*\n", "x.md", date(2021, 3, 4), 0),
    ("# 2021-01-27 x\n## Timeline\n- 2021-03-04 10:00 UTC a\n", "2021-03-04.md",
     date(2021, 3, 4), 1),
    ("# 2021-03-04 x\n", "2021-03-05.md", date(2021, 3, 4), 1),
    ("# x\n## Timeline\n- 2019-12-21 10:00 UTC a\n- 2021-03-04 10:00 UTC b\n", "PM2021-7.md",
     date(2021, 3, 4), 0),
    ("# Down\n## Timeline\n- 22025-03-18 10:00 UTC a\n", "x.md", None, 2),
    ("# Down on June 10th\n", "2024/07-01.md", date(2024, 6, 10), 0),
    ("# Down\n", "2026/20 August.md", date(2026, 8, 20), 0),
    ("---\ntitle: Down on June 10th\ndate: 2024-06-12\n---\nText\n", "2024-06-12-x.md",
     date(2024, 6, 10), 2),
    ("---\ntitle: Down\ndate: 2024-06-12\n---\n# Date\n2024-06-14\n", "2024-06-12-x.md",
     date(2024, 6, 14), 2),
    ("+++\ntitle = 'Down'\ndate = 2024-06-12\nresolved = true\n+++\nText\n", "x.md",
     date(2024, 6, 12), 0),
    ("# Down\n- **Duration:** from noon to 1 pm on April 8, 2024 (UTC)\n", "x.md",
     date(2024, 4, 8), 0),
    ("---\ntitle: Down\n---\n# 2021-03-14 Down\ntext\n", "x.md", date(2021, 3, 14), 1),
    ("# Down\n**Date written:** 2026-08-17  **Incident date:** 2026-08-14\n", "x.md",
     date(2026, 8, 14), 0),
    ("# Down\nStart Time: Feb. 3, 2023 at noon\n", "x.md", date(2023, 2, 3), 0),
    ("# Down\n\n`img:20170802` is older. On 14 July 2025 it broke.\n", "x.md",
     date(2025, 7, 14), 1),
    ("# Down\n", "x.md", None, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "day", "odd"), DAYS)
def test_the_day(text, name, day, odd):
    draft = draft_of(text, name)
    assert draft.day == day
    assert len(to_mend(draft)) == odd


def test_the_times_that_a_report_names_itself():
    text = """
    # 2021-03-04 Down
    **Key events** (times in UTC)
    - First detected: 2021-03-04 08:10
    - Incident declared 2020-03-04 08:20
    - Repaired 2021-03-04 09:00
    - Resolved 2021-03-04 08:50
    """
    draft = draft_of(text)
    assert draft.stamps == {
        "detected_at": "2021-03-04T08:10:00Z",
        "mitigated_at": "2021-03-04T09:00:00Z",
    }
    assert to_mend(draft) == [
        "4 `declared_at` would be 2020-03-04, far from 2021-03-04; it was not taken",
        "4 the time is earlier than that in line 3 above",
        "6 `resolved_at` would be before `mitigated_at`; it was not taken",
        "6 the time is earlier than that in line 5 above",
    ]


def test_code_without_an_end_hides_nothing():
    draft = draft_of("# 2021-03-04 D\n\n```\nx\n\n## Timeline\n- 10:00 UTC a\n")
    assert told(draft) == ["7 2021-03-04T10:00:00Z a"]
    assert to_mend(draft) == ["3 this code has no end; the lines below were read as text"]


def test_headings_that_no_list_knows_are_named():
    draft = draft_of("# D\n## Summary\n## Wetter\n### Regen\n## Timeline\n### 10:00\na\n")
    assert draft.unknown_headings == ("Wetter", "Regen")


def test_a_mapping_adds_words():
    words = with_mapping(
        shipped_words(),
        {
            "headings": {"actions": ["Was wir tun"], "timeline": ["Wetter"]},
            "zones": {"IST": "Asia/Kolkata"},
            "dates": {"report.md": "2021-03-04"},
            "severities": {"P1": "SEV-1"},
        },
    )
    text = "---\nseverity: P1\n---\n# D\n## Wetter\n- 10:00 IST a\n## Was wir tun\n- b\n"
    draft = draft_of(text, words=words)
    assert told(draft) == ["6 2021-03-04T04:30:00Z a"]
    assert promised(draft) == ["8 b"]
    assert draft.severity == "SEV-1"


IDS = [
    ("2021-03-04, Hub 403", date(2021, 3, 4), "Hub 403"),
    ("Incident on 2021-03-04 - Disk full", date(2021, 3, 4), "Disk full"),
    ("Outage of March 4th, 2021 in Berlin", date(2021, 3, 4), "Outage of in Berlin"),
    ("2021-03-04, Hub 403", date(2021, 3, 5), "2021-03-04, Hub 403"),
    ("Hub 403", None, "Hub 403"),
]


@pytest.mark.parametrize(("title", "day", "words"), IDS)
def test_the_words_of_an_id_do_not_say_its_date_again(title, day, words):
    assert " ".join(id_words(title, day).replace(",", "").strip(" -").split()) == words.replace(
        ",", ""
    )


def test_labels_with_times_near_the_top():
    text = """
    # Down

    - **Date**: 2021-03-04
    - **Severity:** SEV1 / P0
    | Resolved | 2021-03-04 10:00 UTC |
    |---|---|
    Start Time: 08:00 UTC
    Detected: by a customer at 09:00
    """
    draft = draft_of(text)
    assert draft.stamps == {
        "started_at": "2021-03-04T08:00:00Z",
        "resolved_at": "2021-03-04T10:00:00Z",
    }
    assert draft.severity == "SEV1 / P0"


@pytest.mark.parametrize(
    "heading", ["3. Timeline (UTC)", "📈 Timeline", "__Timeline__:", "TIMELINE"]
)
def test_headings_are_known_whatever_is_around_their_words(heading):
    assert len(draft_of(f"# 2021-03-04 D\n## {heading}\n- 10:00 UTC a\n").entries) == 1


NAMES = [
    ("2021-03-04-login_outage.md", "login outage"),
    ("2021-03-04-login-outage/index.md", "login outage"),
    ("20210304-login-outage/README.md", "login outage"),
    ("2021-03-04.md", "2021 03 04"),
]


@pytest.mark.parametrize(("path", "title"), NAMES)
def test_a_page_without_a_title_is_named_by_its_file_or_by_its_folder(path, title):
    draft = draft_of("One sentence.\n\nAnd another one.\n", path)
    assert (draft.title, draft.day) == (title, date(2021, 3, 4))


SEVERITIES = [
    ("**Severity**: High (P2)", "High (P2)"),
    ("## Severity\n\n**Critical** - all of it was down.", "Critical"),
    ("## Severity\n\nSEV 2", "SEV 2"),
    ("## Severity & Impact\nOne team.", ""),
]


@pytest.mark.parametrize(("text", "severity"), SEVERITIES)
def test_the_severity_that_it_says(text, severity):
    assert draft_of(f"# 2021-03-04 D\n{text}\n").severity == severity


def test_a_title_with_characters_that_nobody_sees_is_named():
    draft = draft_of("# 2021-03-04 a\u202egnp\x1b[31m b\n\ntext\n")
    assert draft.title == "2021-03-04 agnp[31m b"
    assert to_mend(draft) == ["1 the title has characters that nobody sees; they were left out"]


LANGUAGES = [
    ("# Panne du 3 mars 2021\n## Chronologie (heure de Paris)\n- 10h05 : panne\n"
     "## Actions correctives\n- Ajouter une alerte\n"),
    ("# Caída del 3 de marzo de 2021\n## Línea de tiempo\n- 10:05 caída\n"
     "## Próximos pasos\n- Añadir una alerta\n"),
    ("# Ausfall am 3. März 2021\n## Zeitlicher Ablauf\n- 10.05 Uhr Ausfall\n"
     "## Nächste Schritte\n- Alarm einrichten\n"),
    ("# 2021-03-03 障害\n## タイムライン\n- 10:05 停止\n## 再発防止策\n- アラートを追加\n"),
]  # fmt: skip


@pytest.mark.parametrize("text", LANGUAGES)
def test_other_languages(text):
    draft = draft_of(text)
    assert draft.day == date(2021, 3, 3)
    assert ([e.line for e in draft.entries], [i.line for i in draft.items]) == ([3], [5])


def test_the_day_is_that_of_the_detection_where_nothing_else_says_it():
    draft = draft_of("---\ndetected_at: 2026-09-09T18:40:00-03:00\n---\n# Down\n\ntext\n")
    assert draft.day == date(2026, 9, 9)


def test_the_day_is_read_in_the_order_of_the_other_dates():
    text = "__Title__: Down\n\n__Date__: 1/2/2019\n\n__Timeline__:\n\n"
    rows = "| When | Event |\n|---|---|\n| 12/31/2003 | a |\n| 1/2/2019 12:01pm EST | b |\n"
    assert draft_of(text + rows).day == date(2019, 1, 2)
    assert draft_of(text).day is None


def test_a_day_that_only_a_heading_further_down_says():
    draft = draft_of("# Our failures\n\ntext\n\n## Incident: 2025-04-01 - leak\n\ntext\n")
    assert draft.day == date(2025, 4, 1)
    assert any("said in passing" in said for said in to_mend(draft))
