"""What the policy wants told in time: late, overdue, explained."""

from __future__ import annotations

from tests.helpers.records import findings, problems, sound

RULE = "communication-clocks"
POLICY = (
    "clocks:\n"
    "  customer-email: {title: Customer email, from: resolved_at, to: sent,"
    " sent: customer-email, hours: 24, severities: [SEV-2]}\n"
    "  early: {title: Acknowledged, from: declared_at, to: acknowledged, hours: 0.25}\n"
)
ACKNOWLEDGED = "2026-11-03T14:10:00Z"


def sent(at, **facts):
    other = "{what: announcement, at: 2026-11-03T17:00:00Z}"
    messages = f"[{other}, {{what: customer-email, at: {at}}}]" if at else f"[{other}]"
    stamps = {"acknowledged_at": ACKNOWLEDGED, "sent": messages}
    return sound(incident=stamps | facts)


def waived(on, until=""):
    end = f", until: {until}" if until else ""
    return f"[{{rule: {RULE}, reason: Holidays., by: eve, on: {on}{end}}}]"


def test_in_time_to_the_second():
    assert findings(RULE, sent("2026-11-04T16:20:00Z"), policy=POLICY) == []


def test_a_second_late_is_a_warning_at_its_message():
    (problem,) = problems(RULE, sent("2026-11-04T16:20:01Z"), policy=POLICY)
    assert problem.message == "Customer email: 1 s late, it was due 2026-11-04 16:20 UTC"
    assert (problem.line, problem.level, problem.excerpt[problem.column - 1 :][:19]) == (
        19,
        "warning",
        "2026-11-04T16:20:01",
    )
    assert problem.hint == "explain it with a waiver of `communication-clocks`"


def test_what_was_never_sent_lapses():
    (problem,) = problems(RULE, sent(None), policy=POLICY, now="2026-11-05T16:20:00Z")
    assert problem.message == "Customer email: due 1 d ago, 2026-11-04 16:20 UTC"
    assert (problem.line, problem.level) == (13, "note")
    assert problem.hint.startswith("when it is sent, add it to `sent` as customer-email, or ")
    (problem,) = problems(RULE, sent(None), policy=POLICY, deadlines=True)
    assert problem.level == "warning"
    assert findings(RULE, sent(None), policy=POLICY, now="2026-11-04T16:20:00Z") == []


def test_another_stamp_stops_another_clock():
    late = sent("2026-11-04T10:00:00Z", acknowledged_at="2026-11-03T14:20:00Z")
    assert findings(RULE, late, policy=POLICY) == [
        "incident.md:18:18 warning Acknowledged: 1 min late, it was due 2026-11-03 14:19 UTC"
    ]
    never = sent("2026-11-04T10:00:00Z", acknowledged_at=None)
    (problem,) = problems(RULE, never, policy=POLICY)
    assert problem.hint.startswith("add `acknowledged_at`, or ")


def test_a_waiver_explains_it():
    late = sent("2026-11-06T10:00:00Z", waivers=waived("2026-11-06"))
    assert findings(RULE, late, policy=POLICY) == []
    assert findings("waivers", late, policy=POLICY) == []


def test_a_waiver_from_before_moves_it_and_is_no_excuse_for_more():
    moved = waived("2026-11-03", "2026-11-05")
    assert findings(RULE, sent("2026-11-06T00:00:00Z", waivers=moved), policy=POLICY) == []
    later = sent("2026-11-06T00:00:01Z", waivers=moved)
    assert len(findings(RULE, later, policy=POLICY)) == 1


def test_the_post_mortems_own_clock_is_another_rules():
    late = sound(postmortem={"published_at": "2026-11-15T10:00:00Z"})
    assert findings(RULE, late) == []
    assert len(findings("postmortem-deadline", late)) == 1


def test_only_where_the_clock_applies():
    assert findings(RULE, sent(None, severity="SEV-3"), policy=POLICY) == []
    assert findings(RULE, sent(None, kind="drill", severity="SEV-1"), policy=POLICY) == []


def test_the_message_itself_is_named_among_others_of_the_same_time():
    late = "2026-11-06T10:00:00Z"
    others = f"[7, {{at: {late}}}, {{what: announcement, at: {late}}}"
    messages = f"{others}, {{what: customer-email, at: {late}}}]"
    (problem,) = problems(RULE, sent(late, sent=messages), policy=POLICY)
    assert problem.column == problem.excerpt.rindex(late) + 1
