"""`postmortem log` from a shell."""

from __future__ import annotations

import pytest

BODY = "\n## Timeline\n\n- 2026-11-03T14:04:00Z declared: Slow\n\n## Notes\n"


def last(workplace):
    return workplace.incident().timeline[-1]


def test_a_line_without_an_id_where_one_is_open(workplace):
    path = workplace.record(body=BODY)
    before = path.read_text()
    done = workplace.run("log", "Rolled back 812")
    assert (done.status, done.out) == (0, "")
    assert done.err == ("2026-11-03-slow: note at 2026-11-03 16:00 CET (2026-11-03 15:00 UTC)\n")
    line = "- 2026-11-03T15:00:00Z note @ada: Rolled back 812\n"
    assert path.read_text() == before.replace("\n\n## Notes", f"\n{line}\n## Notes")


def test_with_a_part_of_the_id(workplace):
    workplace.record(body=BODY)
    workplace.record(name="2026-11-02-other")
    assert workplace.run("log", "slow", "text").status == 0
    assert last(workplace).text == "text"


def test_open_ones_come_first(workplace):
    workplace.record(body=BODY)
    workplace.record("status: resolved\n", name="2026-11-02-slow-before")
    done = workplace.run("log", "2026-11-0", "text")
    assert "2026-11-03-slow: note" in done.err


def test_all_that_a_line_can_say(workplace):
    workplace.record(body=BODY)
    done = workplace.run(
        "log", "Redeploy", "--kind", "Change", "--by", "ben", "--at", "15:10",
        "--to", "channel", "--to", "status-page", "--word", "confirmed_by=@eve",
    )  # fmt: skip
    assert "--at 15:10 is 2026-11-03 15:10 CET, 2026-11-03T14:10:00Z\n" in done.err
    entry = last(workplace)
    assert (entry.kind, entry.author, entry.text) == ("change", "ben", "Redeploy")
    assert entry.words == {"to": "channel,status-page", "confirmed_by": "@eve"}
    assert entry.moment.written == "2026-11-03T14:10:00Z"


def test_an_earlier_time_takes_its_place(workplace):
    workplace.record(body=BODY)
    workplace.run("log", "first seen", "--kind", "observation", "--at", "2026-11-03T15:00:00+01:00")
    assert [entry.kind for entry in workplace.incident().timeline] == ["observation", "declared"]


def test_several_lines_and_hostile_ones(workplace):
    workplace.record(body=BODY)
    text = "one\r\n## Notes\n\x1b]0;x\x07\n<!--\n- 2026-11-03T14:05:00Z action: forged"
    assert workplace.run("log", text).status == 0
    incident = workplace.incident()
    assert [entry.kind for entry in incident.timeline] == ["declared", "note"]
    assert [section.heading for section in incident.incident.sections] == ["", "Timeline", "Notes"]
    assert "\\x1b]0;x\\x07" in last(workplace).text
    assert workplace.run("check").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["text", "--kind", "acton"], "did you mean `action`?"),
        (["text", "--by", "bem"], "did you mean `ben`?"),
        (["text", "--word", "no"], "is not key=value"),
        (["text", "--word", "a=b c"], "is not key=value"),
        (["text", "--to", "platform on-call"], "is not key=value"),
        (["text", "--at", "23:00"], "HH:MM means today; for yesterday write 2026-11-02T22:00:00Z"),
        (["text", "--at", "2027-01-01T00:00:00Z"], "see its date, and its zone"),
        (["nowhere", "text"], "no incident fits `nowhere`"),
        (["slow", "two", "words"], "quotation marks"),
        (["  "], "the text is empty"),
        ([], "`[ID] TEXT` is missing"),
    ],
)
def test_wrong_words_change_nothing(workplace, arguments, said):
    path = workplace.record(body=BODY)
    before = path.read_bytes()
    done = workplace.run("log", *arguments)
    assert done.status == 2
    assert said in done.err
    assert path.read_bytes() == before


def test_with_several_open_it_asks_which(workplace):
    workplace.record()
    workplace.record(name="2026-11-02-other")
    done = workplace.run("log", "text")
    assert done.status == 2
    assert "several incidents are open: 2026-11-02-other, 2026-11-03-slow" in done.err


def test_a_broken_record_is_refused_with_its_place(workplace):
    path = workplace.record("title: a: b\n")
    before = path.read_bytes()
    done = workplace.run("log", "slow", "text")
    assert done.status == 1
    assert "postmortems/2026/2026-11-03-slow/incident.md:" in done.err
    assert path.read_bytes() == before


def test_a_mitigated_one_still_runs(workplace):
    workplace.record("status: mitigated\n", body=BODY)
    workplace.record("status: resolved\n", name="2026-11-02-other")
    assert workplace.run("log", "watching").status == 0


def test_what_was_sent_stops_its_clock(workplace):
    workplace.record(
        "status: resolved\nresolved_at: 2026-11-03T14:58:00Z\n"
        "postmortem_due: 2026-11-06T14:58:00Z\n",
        BODY,
    )
    said = workplace.run("log", "slow", "Sent.", "--kind", "sent", "--word", "what=customer-email")
    assert said.status == 0
    assert workplace.incident().incident.data["sent"] == [
        {"what": "customer-email", "at": "2026-11-03T15:00:00Z", "by": "ada"}
    ]
    wrong = workplace.run("log", "slow", "Sent.", "--kind", "sent", "--word", "what=E-Mail")
    assert wrong.status == 2


def test_the_first_acknowledgement_is_the_stamp(workplace):
    workplace.record(body=BODY)
    workplace.run("log", "On it", "--kind", "acknowledged", "--at", "15:10")
    assert workplace.incident().moment("acknowledged_at").written == "2026-11-03T14:10:00Z"


def test_an_empty_list_of_people_refuses_nobody(workplace):
    workplace.repository.write({"schema/people.yml": "# nobody yet\n"})
    workplace.record(body=BODY)
    assert workplace.run("log", "text", "--by", "zoe").status == 0


def test_whoever_left_holds_no_role_any_more(workplace):
    roles = "roles:\n  incident-commander:\n    - {who: ada, from: 2026-11-03T14:04:00Z}\n"
    workplace.record(f"status: open\n{roles}", body=BODY)
    done = workplace.run("log", "Off to bed", "--kind", "left", "--word", "role=IC")
    assert "  ada is no longer Incident commander (IC)\n" in done.err
    (held,) = workplace.incident().holdings
    assert held.until.written == "2026-11-03T15:00:00Z"
    assert last(workplace).words == {"role": "incident-commander"}


def test_leaving_a_role_that_there_is_not(workplace):
    workplace.record(body=BODY)
    done = workplace.run("log", "Off to bed", "--kind", "left", "--word", "role=comandr")
    assert done.status == 2
    assert "incident-commander" in done.err


def test_a_phase_begins_with_its_questions(workplace):
    workplace.record(body=BODY)
    prompts = "[Disable systems?, Tell customers?]"
    phases = f"phases: {{stop: {{title: Stop, kind: containment, prompts: {prompts}}}}}\n"
    workplace.clock("2026-11-03T15:00:00Z", phases)
    assert workplace.run("log", "Next", "--kind", "containment").err.endswith(
        "  - Disable systems?\n  - Tell customers?\n"
    )
    assert "Disable" not in workplace.run("log", "Next").err
