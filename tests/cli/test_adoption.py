"""`postmortem adoption` from a shell."""

from __future__ import annotations

import json


def test_in_words_and_for_programs(workplace, tmp_path):
    report = tmp_path / "old.md"
    report.write_text("# 2021-03-04 Down\n\n## Timeline\n\n- 10:00 UTC a\n", encoding="utf-8")
    workplace.run("import", str(report))
    workplace.record()
    done = workplace.run("adoption")
    assert done.status == 0
    assert done.out.startswith("1 imported record. Of these have:\n  a timeline ")
    told = json.loads(workplace.run("adoption", "--format", "json").out)
    assert (told["records"], told["facts"]["a timeline"]) == (1, 1)


def test_restricted_records_are_left_out(workplace, tmp_path):
    report = tmp_path / "old.md"
    report.write_text("# 2021-03-04 Secret\n\ntext\n", encoding="utf-8")
    workplace.run("import", "--visibility", "restricted", str(report))
    assert workplace.run("adoption").out.startswith("No record was imported.")
